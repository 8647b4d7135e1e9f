import { ASKED_BY_SHELL, type Shell } from "./shells.js";

/**
 * Bash splits words at `=` and completes what comes after it; words are as typed, quotes and all. What ends with a slash or an equals
 * sign goes on. What begins with a quote, `~` or `$` is the shell's own to complete.
 */
const BASH = `# orgfunnel: completion for bash. In ~/.bashrc: source <(orgfunnel completion bash)
_orgfunnel_plain() {
  local quote= c i
  plain=
  for ((i = 0; i < \${#1}; i++)); do
    c=\${1:i:1}
    if [[ $quote == "'" && $c != "'" ]]; then
      plain+=$c
    elif [[ $c == "\\\\" && ( -z $quote || \${1:i+1:1} == [\\"\\$\\\\\\\`] ) ]]; then
      i=$((i + 1))
      plain+=\${1:i:1}
    elif [[ $c == "$quote" ]]; then
      quote=
    elif [[ -z $quote && $c == [\\"\\'] ]]; then
      quote=$c
    else
      plain+=$c
    fi
  done
}
_orgfunnel() {
  local words=() word line start i plain
  COMPREPLY=()
  if [[ \${COMP_WORDS[COMP_CWORD]} == [\\"\\'\\~\\$]* ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == *[\\"\\'\\\\]* ]]; then
      _orgfunnel_plain "$word"
      word=$plain
    fi
    if ((\${#words[@]} > 0)) && [[ $word == "=" || \${COMP_WORDS[i - 1]} == "=" ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  word=\${words[\${#words[@]} - 1]}
  start=
  [[ $word == *=* && $COMP_WORDBREAKS == *=* ]] && start=\${word%"\${word##*=}"}
  while IFS=$'\\t' read -r line _; do
    line=\${line#"$start"}
    [[ $line == */ || $line == *= || $line == *. ]] && compopt -o nospace 2>/dev/null
    [[ $line == *[[:space:]\\"\\'\\$\\&\\(\\)]* ]] && line=$(printf %q "$line")
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
  if [[ \${#open} -eq 0 && \${#closed} -eq 0 && \${words[CURRENT]} == [\\"\\'~\\$]* ]]; then _files; fi
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
    if string match -qr '^["\\']' -- "$last"
        set last (string sub -s 2 -- "$last")
    else
        set last (string unescape -- "$last")
    end
    $words[1] ${ASKED_BY_SHELL} $words[2..-1] "$last" 2>/dev/null
end
function __orgfunnel_expands
    string match -qr '^[~$]' -- (commandline -ct)
end
complete -c orgfunnel -f -a '(__orgfunnel_words)'
complete -c orgfunnel -n __orgfunnel_expands -F
`;

/** A script that a shell sources. */
export const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
