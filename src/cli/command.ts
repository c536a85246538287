// What a command is made of. Options and operands are declared once: they are read by them, and the help is made of them.
import type { Api } from './api.ts'
import type { Output } from './output.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  /** What the help calls the value. */
  readonly value?: string
  readonly about: string
  readonly isRequired?: true
}

export interface Operand {
  readonly name: string
  readonly about: string
  /** Takes all words that are left, joined by spaces. */
  readonly isRest?: true
}

type OptionTable = Readonly<Record<string, Option>>

type Values<Options extends OptionTable> = {
  readonly [Name in keyof Options]: Options[Name]['type'] extends 'boolean'
    ? boolean
    : Options[Name]['isRequired'] extends true
      ? string
      : string | undefined
}

export interface Call<Options extends OptionTable> {
  readonly options: Values<Options>
  readonly operands: readonly string[]
  readonly output: Output
  readonly variables: NodeJS.ProcessEnv
  /** The running server; throws the sentence that says what to do where there is none. */
  readonly api: () => Api
  /** Wrong usage that the declarations cannot say. */
  readonly misused: (sentence: string) => Error
}

interface Declared<Options extends OptionTable> {
  /** One word or two, as they are typed. */
  readonly name: string
  readonly summary: string
  readonly operands?: readonly Operand[]
  readonly options: Options
  /** Paragraphs that close the help. */
  readonly notes?: readonly string[]
  run(call: Call<Options>): Promise<void>
}

export interface Command extends Omit<Declared<OptionTable>, 'run'> {
  // biome-ignore lint/suspicious/noExplicitAny: its options say what a command's run gets.
  run(call: Call<any>): Promise<void>
}

/** Gives `run` the types of its options. */
export function command<const Options extends OptionTable>(declared: Declared<Options>): Command {
  return declared
}
