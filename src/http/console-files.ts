// The console's built files, under a policy that lets nothing in from elsewhere (security.md 5.5). The same page serves
// those who administer an organization, below /org.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const builtFiles = fileURLToPath(new URL('../../console/dist/', import.meta.url))

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** The page itself holds nothing, but browsers put by what it showed: Back would show it again after sign-out (WEB-11). */
const keptNowhere = 'no-store'

const screens = ['/console/*', '/org/*']

export async function mountConsole(server: FastifyInstance): Promise<void> {
  server.get('/', async (_request, reply) => reply.redirect('/console/'))
  server.get('/console', async ({ url }, reply) => reply.redirect(url.replace('/console', '/console/')))
  if (!existsSync(`${builtFiles}index.html`)) {
    for (const path of screens) {
      server.get(path, async (_request, reply) =>
        reply.code(503).type('text/plain').send('The console is not built. Start Rollcall with: npm start'),
      )
    }
    return
  }
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', contentSecurityPolicy)
      reply.header('cross-origin-opener-policy', 'same-origin')
    })
    await scope.register(fastifyStatic, {
      root: builtFiles,
      prefix: '/console/',
      wildcard: false,
      // Scripts and styles were compressed when they were built; nothing else has a copy of this kind.
      preCompressed: true,
      globIgnore: ['**/*.gz'],
      setHeaders: (reply, path) => {
        // Assets carry a hash in their name; what names them does not.
        const isAsset = path.includes('/assets/')
        const isPage = path.endsWith('.html')
        reply.header(
          'cache-control',
          isAsset ? 'public, max-age=31536000, immutable' : isPage ? keptNowhere : 'no-cache',
        )
      },
    })
    // Every other address below is a screen of the one page.
    for (const path of screens) {
      scope.get(path, async (_request, reply) => reply.header('cache-control', keptNowhere).sendFile('index.html'))
    }
  })
}
