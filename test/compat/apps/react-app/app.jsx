// An app as the vendor's guide for React has people write it. What it needs to know it asks its own server.
import { Auth0Provider, useAuth0 } from '@auth0/auth0-react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const settings = await (await fetch('/settings.json')).json()

createRoot(document.getElementById('root')).render(
  <Auth0Provider
    {...settings}
    authorizationParams={{ ...settings.authorizationParams, redirect_uri: window.location.origin }}
  >
    <App />
  </Auth0Provider>,
)

function App() {
  const { isLoading, isAuthenticated, error, user, loginWithRedirect, logout } = useAuth0()
  if (isLoading) return <p>Loading</p>
  if (error) return <p role="alert">{error.message}</p>
  if (!isAuthenticated) {
    return (
      <button type="button" onClick={() => loginWithRedirect()}>
        Sign in
      </button>
    )
  }
  return (
    <>
      <h1>{user.email}</h1>
      <Tokens />
      <button type="button" onClick={() => logout({ logoutParams: { returnTo: window.location.origin } })}>
        Sign out
      </button>
    </>
  )
}

function Tokens() {
  const { getAccessTokenSilently } = useAuth0()
  const [token, setToken] = useState('')
  const ask = async () => {
    try {
      setToken(await getAccessTokenSilently({ cacheMode: 'off' }))
    } catch (fault) {
      setToken(`refused: ${fault.error}`)
    }
  }
  return (
    <>
      <button type="button" onClick={ask}>
        Get a new token
      </button>
      <output>{token}</output>
    </>
  )
}
