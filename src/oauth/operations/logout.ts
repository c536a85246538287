import type { DescribedOperation } from '../../http/described-operation.ts'
import { browserOperation, page, parameters, text } from './describe.ts'

const asked = parameters(
  {},
  {
    id_token_hint: text('An ID token of the session that ends; without one the person is asked.', 10_000),
    client_id: text('The client, where no ID token names it.', 200),
    post_logout_redirect_uri: text('Where the browser goes then: an address that the client registered.'),
    state: text('Given back as it came.', 4_096),
    form_token: text('Of our own page, where the person pressed the button.', 200),
  },
)

/** 303 leads back to the client; 200 is our own page. */
const answers = { 200: page, 303: null }

export const logoutOperations: readonly DescribedOperation[] = [
  browserOperation('signing out', {
    method: 'GET',
    path: '/oidc/logout',
    summary: 'Sign out',
    query: asked,
    answers,
  }),
  browserOperation('signing out', {
    method: 'POST',
    path: '/oidc/logout',
    summary: 'Sign out, by form',
    body: asked,
    answers,
  }),
  browserOperation('signing out', {
    method: 'GET',
    path: '/v2/logout',
    summary: "Sign out, the vendor's older way",
    query: parameters(
      {},
      {
        client_id: text('The client that the browser goes back to.', 200),
        returnTo: text('Where the browser goes then: an address that the client registered.'),
        federated: text('Changes nothing.'),
      },
    ),
    answers,
  }),
]
