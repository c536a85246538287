// How the console is built: a static folder that the server hands out under /console/, complete in itself (no request
// leaves the origin) and free of inline script and style, so that it runs under `default-src 'none'`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { partsListed } from './build-parts.ts'
import { wordsByScreen } from './build-words.ts'

const sharedByMany = 'parts'

/**
 * What is loaded with every address comes in two files, what many screens share in a third, and the rest beside the
 * screens that need it. Left to itself each set of screens that share something has a file: a hundred for the first.
 */
const inFewFiles: Rolldown.CodeSplittingGroup[] = [
  { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 3 },
  { name: 'frame', tags: ['$initial'], priority: 2 },
  { name: sharedByMany, minShareCount: 6, priority: 1 },
]

/** What comes after the page's own scripts runs when its words are there: its constants say some (src/lib/text.ts). */
function waitingForWords({ name }: Rolldown.RenderedChunk): string {
  const isPageItself = name === 'rolldown-runtime' || inFewFiles.some((group) => group.tags && group.name === name)
  return isPageItself ? '' : 'await globalThis.wordsFor?.(import.meta.url);'
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [
    react(),
    tailwindcss(),
    partsNamed(),
    partsListed(),
    wordsByScreen({ language: 'de', firstScreen: 'users-route', sharedByMany }),
    gzipped(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The first browsers that know light-dark(), which carries both themes in one list of tokens.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The preload polyfill is an inline script; every target above preloads modules by itself.
    modulePreload: { polyfill: false },
    // A data: font or script would be refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      output: { codeSplitting: { groups: inFewFiles }, intro: waitingForWords },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
})

/** The page names the parts too, which nearly every screen needs: they are on their way before the screen is known. */
function partsNamed(): Plugin {
  return {
    name: 'parts-named',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const files = Object.values(bundle).filter(({ type, name }) => type === 'chunk' && name === sharedByMany)
        return files.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/console/${fileName}` },
          injectTo: 'head',
        }))
      },
    },
  }
}

/** Lays a compressed copy beside each script and style, which the server sends to whoever takes it. */
function gzipped(): Plugin {
  return {
    name: 'gzipped',
    apply: 'build',
    writeBundle: ({ dir = '' }, bundle) => {
      for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        writeFileSync(join(dir, `${name}.gz`), gzipSync(readFileSync(join(dir, name)), { level: 9 }))
      }
    },
  }
}
