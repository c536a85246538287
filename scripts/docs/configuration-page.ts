// docs/configuration.md and .env.example, both from the one list of settings.
import { type Setting, settings } from '../../src/config/env.ts'
import { table } from './table.ts'

export function configurationPage(): string {
  const groups = settingsByGroup().map(([group, list]) => {
    const rows = list.map((setting) => [`\`${setting.name}\``, shownDefault(setting), setting.description])
    return `## ${group}\n\n${table(['setting', 'default', 'meaning'], rows).trimEnd()}`
  })
  return [
    '# Settings',
    'Rollcall reads its settings from the environment, once, at start. A wrong setting stops the start with one message that names every fault. An empty variable counts as unset.',
    'This page is generated from [src/config/env.ts](../src/config/env.ts); so is [.env.example](../.env.example).',
    ...groups,
  ].join('\n\n')
}

export function environmentExample(): string {
  const groups = settingsByGroup().map(([group, list]) => {
    const lines = list.flatMap((setting) => [
      ...wrapped(setting.description),
      `#${setting.name}=${setting.default ?? ''}`,
    ])
    return `## ${group}\n${lines.join('\n')}\n`
  })
  return `# Every setting with its default. Generated from src/config/env.ts by npm run docs.\n\n${groups.join('\n')}`
}

function settingsByGroup(): [string, Setting[]][] {
  return [...Map.groupBy<string, Setting>(settings, ({ group }) => group)]
}

function shownDefault(setting: Setting): string {
  return setting.default === null ? 'none' : `\`${setting.default}\``
}

const lineWidth = 118

function wrapped(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string
    if (line.length + word.length > lineWidth) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => `# ${line}`)
}
