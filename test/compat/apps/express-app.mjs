// An app as the vendor's guide for Express has people write it, in a process of its own: its settings come as JSON.
import express from 'express'
import openid from 'express-openid-connect'

const { port, ...settings } = JSON.parse(process.argv[2] ?? '{}')
const { auth, requiresAuth } = openid
const app = express()

app.use(auth({ ...settings, backchannelLogout: { store: memoryStore() }, authRequired: false, idpLogout: true }))

app.get('/', (request, response) => {
  const { oidc } = request
  response.send(oidc.isAuthenticated() ? `<a href="/logout">Sign out</a>` : `<a href="/login">Sign in</a>`)
})

app.get('/profile', requiresAuth(), async (request, response) => {
  const { user } = request.oidc
  response.json({ claims: user, userinfo: await request.oidc.fetchUserInfo() })
})

app.get('/refreshed', requiresAuth(), async (request, response) => {
  const { access_token: before } = request.oidc.accessToken
  const { access_token: after } = await request.oidc.accessToken.refresh()
  response.json({ before, after })
})

app.listen(port, '127.0.0.1', () => process.send?.('ready'))

/** Sessions that ended elsewhere, in the shape of the middleware. */
function memoryStore() {
  const kept = new Map()
  return {
    get: (key, done) => done(null, kept.get(key)),
    set: (key, value, done) => done(null, void kept.set(key, value)),
    destroy: (key, done) => done(null, void kept.delete(key)),
  }
}
