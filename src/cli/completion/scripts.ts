import type {Shell} from './shown-answer.ts';

/**
 * The scripts that have a shell ask `reeve complete`, which decides all: nothing that it answers is evaluated. They start the reeve of $PATH,
 * not what stands on the line: that may be a program of a folder that somebody is only looking at.
 */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# bash completion for reeve: reeve completion bash
_reeve() {
  local flags='' word
  COMPREPLY=()
  {
    IFS= read -r flags
    while IFS= read -r word; do COMPREPLY+=("$word"); done
  } < <(command reeve complete bash "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  case " $flags " in *' nospace '*) compopt -o nospace 2>/dev/null ;; esac
  case " $flags " in
    *' files '*) compopt -o default 2>/dev/null ;;
    *' folders '*) compopt -o dirnames 2>/dev/null ;;
  esac
}
complete -o nosort -F _reeve reeve 2>/dev/null || complete -F _reeve reeve
`,
  zsh: `#compdef reeve
# zsh completion for reeve: reeve completion zsh
_reeve() {
  local line kind word about files
  local -a answer ends goes endsShown goesShown
  answer=("\${(@f)$(command reeve complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  files=$answer[1]
  for line in "\${(@)answer[2,-1]}"; do
    kind=\${line[1]} word=\${\${line%%$'\\t'*}[2,-1]} about=\${line#*$'\\t'}
    [[ -n $about ]] && about="$word  -- $about" || about=$word
    if [[ $kind == '+' ]]; then goes+=("$word") goesShown+=("$about")
    elif [[ $kind == '.' ]]; then ends+=("$word") endsShown+=("$about")
    fi
  done
  local ret=1
  (( $#ends )) && compadd -l -d endsShown -- "\${(@)ends}" && ret=0
  (( $#goes )) && compadd -S '' -l -d goesShown -- "\${(@)goes}" && ret=0
  if [[ -n $files ]]; then
    compset -P '--[^=]##='
    if [[ $files == folders ]]; then _files -/ && ret=0
    else _files && ret=0
    fi
  fi
  return ret
}
if [[ $funcstack[1] == _reeve ]]; then _reeve "$@"; else compdef _reeve reeve; fi
`,
  fish: `# fish completion for reeve: reeve completion fish
function __reeve_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer (command reeve complete fish $words[2..-1] "$current" 2>/dev/null)
    test (count $answer) -gt 1; and printf '%s\\n' $answer[2..-1]
    test -n "$answer[1]"; or return
    set -l before (string match -r -- '^--[^=]+=' $current)
    set -l lines (complete -C "'' "(string replace -r -- '^--[^=]+=' '' $current))
    test "$answer[1]" = folders; and set lines (string match -r -- '^[^\\t]*/(?:\\t.*)?$' $lines)
    test (count $lines) -gt 0; and printf '%s\\n' "$before"$lines
end
complete -c reeve -f -a '(__reeve_complete)'
`,
};
