import type { Letter } from './letter.ts'
import { frameWords, type LetterFrame } from './letter-frame.ts'

export function textOf({ intro, code, actions = [], outro = [] }: Letter, frame: LetterFrame): string {
  const { greeting, colon, support, footer } = frameWords(frame)
  const parts = [
    greeting,
    ...intro,
    ...(code === undefined ? [] : [`    ${code}`]),
    ...actions.map(({ label, link }) => `${label}${colon}\n${link}`),
    ...outro,
    ['--', footer, ...(support === null ? [] : [support])].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
