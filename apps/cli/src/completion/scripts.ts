/** Shells with a completion script. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

/** Each key press asks the CLI itself, so that an installed script never becomes outdated. */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = {
  // Readline leaves quotes and backslashes in the words, and splits them at each equals sign.
  bash: `_headwater() {
  local IFS=$'\\n' candidate part index
  local -a words=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    part="\${COMP_WORDS[index]//\\\\/}"
    part="\${part#[\\"\\']}"
    part="\${part%[\\"\\']}"
    if ((index > 1)) && [[ "$part" == = || "\${COMP_WORDS[index - 1]}" == = ]]; then
      words[\${#words[@]} - 1]+="$part"
    else
      words+=("$part")
    fi
  done
  local word="\${COMP_WORDS[COMP_CWORD]}"
  local typed="\${word#[\\"\\']}"
  typed="\${typed//\\\\/}"
  COMPREPLY=()
  for candidate in $(headwater completion words -- "\${words[@]}" "$typed" 2>/dev/null); do
    [[ "$word" == [\\"\\']* ]] || printf -v candidate '%q' "$candidate"
    COMPREPLY+=("$candidate")
  done
  [[ "\${#COMPREPLY[@]}" == 1 && "\${COMPREPLY[0]}" == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _headwater headwater`,
  zsh: `#compdef headwater
_headwater() {
  local -a candidates
  candidates=(\${(f)"$(headwater completion words -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)"})
  (( \${#candidates} )) || { _files; return }
  compadd -S '' -- \${(M)candidates:#*=}
  compadd -- \${candidates:#*=}
}
if [[ "\${funcstack[1]}" == _headwater ]]; then
  _headwater "$@"
elif (( \${+functions[compdef]} )); then
  compdef _headwater headwater
else
  print -u2 'headwater: run "autoload -U compinit; compinit" before this script'
fi`,
  fish: `function __headwater_complete
  set -l typed (commandline -ct | string trim -l -c '"\\'' | string replace -a '\\\\' '')
  headwater completion words -- (commandline -opc)[2..] "$typed" 2>/dev/null
end
complete -c headwater -a '(__headwater_complete)'`,
  // Older versions drop an empty argument, so --next marks that a new word begins.
  powershell: `Register-ArgumentCompleter -Native -CommandName headwater -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object {
    if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
  })
  $next = if ($wordToComplete -eq '') { @('--next') } else { @() }
  headwater completion words @next -- @words 2>$null | ForEach-Object {
    $text = if ($_ -match '[\\s''"\`$(){};,|&<>]') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}`,
};
