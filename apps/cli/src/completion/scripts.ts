/** Shells that a script can be printed for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

/** Asks the CLI itself at each press of the key, so that a script never grows old. */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_headwater() {
  local IFS=$'\\n'
  COMPREPLY=($(headwater completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _headwater headwater`,
  zsh: `#compdef headwater
_headwater() {
  local -a candidates
  candidates=(\${(f)"$(headwater completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  (( \${#candidates} )) && compadd -a candidates || _files
}
compdef _headwater headwater`,
  fish: `complete -c headwater -a '(headwater completion words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'`,
};
