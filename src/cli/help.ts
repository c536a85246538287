import type { Command, Option } from './command.ts'

export function wholeHelp(commands: readonly Command[]): string {
  return `Usage: rollcall COMMAND [options]

Commands:
${summaries(commands)}

Options of every command:
${columns(everywhere)}

The running server is found by ./data (or DATA_DIR), or by ROLLCALL_URL and ROLLCALL_KEY, an API key.
Exit code: 0 done; 1 refused or failed, with one sentence on stderr; 2 wrong usage.
`
}

export function groupHelp(group: string, commands: readonly Command[]): string {
  return `Usage: rollcall ${group} COMMAND [options]

Commands:
${summaries(commands)}
`
}

export function commandHelp({ name, summary, operands = [], options, notes = [] }: Command): string {
  const needed = Object.entries(options).filter(([, { isRequired }]) => isRequired === true)
  const words = [name, ...needed.map(optionText), '[options]', ...operands.map((operand) => operand.name)]
  const rows = [
    ...operands.map((operand): Row => [operand.name, operand.about]),
    ...Object.entries(options).map((entry): Row => [optionText(entry), entry[1].about]),
    ...everywhere.slice(0, 2),
  ]
  return `Usage: rollcall ${words.join(' ')}

${summary}

${columns(rows)}
${notes.map((note) => `\n${note}\n`).join('')}`
}

type Row = readonly [string, string]

const everywhere: readonly Row[] = [
  ['--json', 'One JSON object on stdout and nothing else'],
  ['--help', 'This text; after a command, that of the command'],
  ['--version', 'The version'],
]

function optionText([name, { value }]: readonly [string, Option]): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

function summaries(commands: readonly Command[]): string {
  return columns(commands.map(({ name, summary }): Row => [name, summary]))
}

function columns(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
