/* ranking.h - what stands behind an inmaek_ranking. */
#ifndef IM_RANKING_H
#define IM_RANKING_H

#include "export/graphml_read.h"

typedef struct im_ranking {
    inmaek_ranking public; /* first, so that a pointer to it is a pointer to the whole */
    inmaek_measure by;     /* what it is sorted by */
    inmaek_player *players;
    im_read_graph graph; /* holds the players' strings */
} im_ranking;

#endif
