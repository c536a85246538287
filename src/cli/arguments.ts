// From the words of the command line to a command and what was given to it. Whatever was not declared is refused.
import { parseArgs } from 'node:util'
import type { Command, Operand, Option } from './command.ts'
import { UsageFault } from './failure.ts'
import { commandHelp, groupHelp, wholeHelp } from './help.ts'

export type Asked =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version'; readonly isJson: boolean }
  | ({ readonly kind: 'run'; readonly command: Command; readonly help: string; readonly isJson: boolean } & Given)

interface Given {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
}

/** Throws UsageFault with the help that fits. */
export function readArguments(words: readonly string[], commands: readonly Command[]): Asked {
  const first = words.findIndex((word) => !globalFlags.has(word))
  const flags = new Set(words.slice(0, first < 0 ? words.length : first))
  const rest = first < 0 ? [] : words.slice(first)
  if (flags.has('--version')) return { kind: 'version', isJson: flags.has('--json') }
  const wantsHelp = flags.has('--help') || flags.has('-h')
  const [group = '', verb = ''] = rest
  const found = commands.find(({ name }) => name === group || name === `${group} ${verb}`)
  if (found !== undefined) {
    const given = rest.slice(found.name.split(' ').length)
    return wantsHelp ? helpOf(found) : readCommand(found, given, flags.has('--json'))
  }
  return withoutCommand(commands, rest, wantsHelp)
}

const globalFlags: ReadonlySet<string> = new Set(['--json', '--help', '-h', '--version'])

const everywhere: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', about: '' },
  help: { type: 'boolean', about: '' },
}

function readCommand(command: Command, words: readonly string[], isJson: boolean): Asked {
  const help = commandHelp(command)
  const refuse = (sentence: string): never => {
    throw new UsageFault(sentence, help)
  }
  const declared = { ...command.options, ...everywhere }
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(declared).map(([name, { type }]) => [name, { type, ...(name === 'help' ? { short: 'h' } : {}) }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: Record<string, string | boolean> = {}
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (option === undefined) return refuse(`There is no option ${rawName} here.`)
    if (options[name] !== undefined) refuse(`${rawName} is given twice.`)
    if (option.type === 'boolean' && value !== undefined) refuse(`${rawName} takes no value.`)
    if (option.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-') && value !== '-'))) {
      refuse(
        `${rawName} needs a value: ${rawName} ${option.value}, or ${rawName}=${option.value} if it begins with a dash.`,
      )
    }
    options[name] = value ?? true
  }
  if (options.help === true) return helpOf(command)
  const { json = false, ...rest } = options
  const given = { options: withDefaults(command, rest, refuse), operands: readOperands(command, operands, refuse) }
  return { kind: 'run', command, help, isJson: isJson || json === true, ...given }
}

type Refuse = (sentence: string) => never

function withDefaults({ options }: Command, given: Given['options'], refuse: Refuse): Given['options'] {
  for (const [name, { isRequired, value }] of Object.entries(options)) {
    if (isRequired === true && given[name] === undefined) refuse(`--${name} ${value} is missing.`)
  }
  const flags = Object.entries(options).filter(([, { type }]) => type === 'boolean')
  return { ...Object.fromEntries(flags.map(([name]) => [name, false])), ...given }
}

function readOperands({ operands: declared = [] }: Command, given: readonly string[], refuse: Refuse): string[] {
  const missing = declared[given.length]
  if (missing !== undefined) refuse(`${missing.name} is missing.`)
  if (isRest(declared)) return [...given.slice(0, declared.length - 1), given.slice(declared.length - 1).join(' ')]
  const extra = given[declared.length]
  if (extra !== undefined) refuse(`"${extra}" is one word too many.`)
  return [...given]
}

function isRest(declared: readonly Operand[]): boolean {
  return declared.at(-1)?.isRest === true
}

function withoutCommand(commands: readonly Command[], [group, verb]: readonly string[], wantsHelp: boolean): Asked {
  const inGroup = commands.filter(({ name }) => name.startsWith(`${group} `))
  const asksHelp = wantsHelp || (verb !== undefined && ['--help', '-h'].includes(verb))
  if (inGroup.length > 0 && group !== undefined) {
    const help = groupHelp(group, inGroup)
    if (asksHelp) return { kind: 'help', text: help }
    throw new UsageFault(verb === undefined ? `What about ${group}?` : `There is no command "${group} ${verb}".`, help)
  }
  const help = wholeHelp(commands)
  if (wantsHelp && group === undefined) return { kind: 'help', text: help }
  throw new UsageFault(group === undefined ? 'Name a command.' : `There is no command "${group}".`, help)
}

function helpOf(command: Command): Asked {
  return { kind: 'help', text: commandHelp(command) }
}
