# Completion of inmaek's command line for bash.
_inmaek()
{
    COMPREPLY=()
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' choices='' w
    for w in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $w in graph | extract | central | help) command=$w && break ;; esac
    done
    local common="--lexicon --quiet --verbose --help --version"

    case $before in
    --by) choices="degree betweenness closeness eigenvector pagerank" ;;
    --kind) choices="organization person" ;;
    --min-confidence | --number | -n) return ;;
    --lexicon) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    --output | -o) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    *)
        case $command:$word in
        :-*) choices=$common ;;
        graph:-*) choices="--output --min-confidence $common" ;;
        extract:-*) choices="--output --explain --min-confidence $common" ;;
        central:-*) choices="--by --number --kind --json --csv $common" ;;
        : | :[a-z]* | help:*) choices="graph extract central help" ;;
        esac
        ;;
    esac
    [ -z "$choices" ] || mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
}
complete -o default -o filenames -F _inmaek inmaek
