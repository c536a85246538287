// The commands as sections of docs/command-line.md, from what the commands themselves declare.
import type { Command, Option } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { table } from './table.ts'

export function commandLineSections(): string {
  return commands.map(section).join('\n')
}

function section({ name, summary, operands = [], options, notes = [] }: Command): string {
  const rows = [
    ...operands.map((operand) => [`\`${operand.name}\``, operand.about]),
    ...Object.entries(options).map(([option, declared]) => [`\`${spelt(option, declared)}\``, aboutOf(declared)]),
  ]
  const parts = [
    `### \`rollcall ${name}\`\n`,
    `${summary}\n`,
    ...(rows.length > 0 ? [table(['given', 'is'], rows)] : []),
    ...notes.map((note) => `${note.replaceAll('\n', ' ')}\n`),
  ]
  return parts.join('\n')
}

function spelt(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

function aboutOf({ about, isRequired }: Option): string {
  return isRequired ? `${about}. Required` : about
}
