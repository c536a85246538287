// The words of another language in two files: what the first screen may say, and the rest. Which sentence is said by
// which script is known when the scripts have been cut; every script waits for its words (src/lib/text.ts).
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

interface Source {
  readonly path: string
  readonly text: string
}

// The script is plain JavaScript and brings no types.
const { entriesOf, sentencesOf } = (await import('../scripts/house/sentences.mjs' as string)) as {
  entriesOf(source: Source): { readonly english: string; readonly forms: readonly string[] }[]
  sentencesOf(source: Source): { readonly sentences: { readonly english: string }[] }
}

const consoleFolder = import.meta.dirname
/** Keyed by the codes of the API: whatever screen is open may meet any of them. */
const problemsFile = 'problems.ts'

interface WordsOptions {
  readonly language: string
  /** The name of the script of the screen that the budget of the first load is for. */
  readonly firstScreen: string
  /** Beside what the page itself loads. */
  readonly sharedByMany: string
}

export function wordsByScreen({ language, firstScreen, sharedByMany }: WordsOptions): Plugin {
  return {
    name: 'words-by-screen',
    apply: 'build',
    generateBundle(_options, bundle) {
      const isFirst = ({ isEntry, name }: Rolldown.OutputChunk) =>
        isEntry || name === firstScreen || name === sharedByMany
      const first = withImports(bundle, chunksOf(bundle).filter(isFirst))
      const said = new Set(first.flatMap(({ moduleIds }) => moduleIds.filter(isOurs).flatMap(saidIn)))
      const folder = join(consoleFolder, 'src/texts', language)
      const files = readdirSync(folder).map((file) => ({ file, words: wordsOf(join(folder, file)) }))
      const words = files.filter(({ file }) => file !== problemsFile).flatMap((each) => each.words)
      const emit = (part: string, exported: Readonly<Record<string, unknown>>) =>
        this.emitFile({ type: 'asset', fileName: `words/${language}-${part}.js`, source: moduleOf(exported) })
      emit('first', {
        scripts: first.map(({ fileName }) => fileName.replace(/^.*\//, '')),
        words: Object.fromEntries(words.filter(([english]) => said.has(english))),
        problems: Object.fromEntries(files.find(({ file }) => file === problemsFile)?.words ?? []),
      })
      emit('later', { words: Object.fromEntries(words.filter(([english]) => !said.has(english))) })
    },
  }
}

function chunksOf(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk')
}

/** With what each loads before it runs. */
function withImports(bundle: Rolldown.OutputBundle, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set(chunks)
  for (const { imports } of found) {
    for (const name of imports) {
      const chunk = bundle[name]
      if (chunk?.type === 'chunk') found.add(chunk)
    }
  }
  return [...found]
}

function isOurs(moduleId: string): boolean {
  return moduleId.startsWith(`${consoleFolder}/src/`) && /\.tsx?$/.test(moduleId)
}

function saidIn(moduleId: string): string[] {
  return sentencesOf(sourceAt(moduleId)).sentences.map(({ english }) => english)
}

function wordsOf(path: string): (readonly [string, string | readonly string[]])[] {
  return entriesOf(sourceAt(path)).map(({ english, forms }) => [english, forms.length === 1 ? forms[0]! : forms])
}

function sourceAt(path: string): Source {
  return { path: relative(consoleFolder, path), text: readFileSync(path, 'utf8') }
}

function moduleOf(exported: Readonly<Record<string, unknown>>): string {
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
    .join('')
}
