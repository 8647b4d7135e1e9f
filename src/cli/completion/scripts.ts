import { ASKED_BY_SHELL, type Shell } from "./shells.js";

/** Bash splits words at `=` and completes what comes after it. What ends with a slash or an equals sign goes on. */
const BASH = `# orgfunnel: completion for bash. In ~/.bashrc: source <(orgfunnel completion bash)
_orgfunnel() {
  local words=() word line start i
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((\${#words[@]} > 0)) && [[ $word == "=" || \${COMP_WORDS[i - 1]} == "=" ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  word=\${words[\${#words[@]} - 1]}
  start=
  [[ $word == *=* && $COMP_WORDBREAKS == *=* ]] && start=\${word%"\${word##*=}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r line _; do
    line=\${line#"$start"}
    [[ $line == */ || $line == *= || $line == *. ]] && compopt -o nospace 2>/dev/null
    [[ $line == *[[:space:]]* ]] && line=$(printf %q "$line")
    COMPREPLY+=("$line")
  done < <("\${COMP_WORDS[0]}" ${ASKED_BY_SHELL} "\${words[@]}" 2>/dev/null)
}
complete -F _orgfunnel orgfunnel
`;

const ZSH = `#compdef orgfunnel
# orgfunnel: completion for zsh. In ~/.zshrc, after compinit: source <(orgfunnel completion zsh)
_orgfunnel() {
  local -a open closed texts
  local line value
  for line in "\${(@f)$("\${words[1]}" ${ASKED_BY_SHELL} "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    value=\${line%%$'\\t'*}
    [[ -z $value ]] && continue
    if [[ $value == */ || $value == *= || $value == *. ]]; then
      open+=("$value")
    else
      closed+=("\${value//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( \${#open} )) && compadd -S '' -- "\${open[@]}"
  (( \${#closed} )) && _describe -t values orgfunnel closed
}
if [[ \${funcstack[1]} == _orgfunnel ]]; then
  _orgfunnel "$@"
else
  compdef _orgfunnel orgfunnel
fi
`;

const FISH = `# orgfunnel: completion for fish. orgfunnel completion fish > ~/.config/fish/completions/orgfunnel.fish
function __orgfunnel_words
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    $words[1] ${ASKED_BY_SHELL} $words[2..-1] "$last" 2>/dev/null
end
complete -c orgfunnel -f -a '(__orgfunnel_words)'
`;

/** A script that a shell sources. */
export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
