// What a page gains where scripts run; without them every page works. Adds the buttons that need a script, so that
// nothing dead is ever seen. Words come from the page.

for (const box of document.querySelectorAll('[data-show]')) addShowButton(box)
for (const source of document.querySelectorAll('[data-copy]')) addCopyButton(source)
for (const form of document.querySelectorAll('form[data-passkey]')) offerPasskey(form)
for (const place of document.querySelectorAll('[data-print]')) addPrintButton(place)
for (const box of document.querySelectorAll('[data-said]')) judgeAsTyped(box)
for (const input of document.querySelectorAll('input.code')) sendWhenWhole(input)
for (const form of document.querySelectorAll('form:not([data-repeats])')) sendOnce(form)
for (const place of document.querySelectorAll('[data-makes-passkey]')) showWhereMade(place)
for (const mark of document.querySelectorAll('input[name="makesPasskeys"]')) markPasskeys(mark)
document.querySelector('[role="alert"]')?.focus()

function addShowButton(box) {
  const input = box.querySelector('input')
  const { show, hide, showName, hideName } = box.dataset
  const button = newButton('', () => setShown(input.type === 'password'))
  function setShown(isShown) {
    input.type = isShown ? 'text' : 'password'
    button.textContent = isShown ? hide : show
    button.setAttribute('aria-label', isShown ? hideName : showName)
  }
  setShown(false)
  box.classList.add('with-button')
  box.append(button)
  // A password manager must find a password when the form is sent.
  input.form?.addEventListener('submit', () => setShown(false))
}

function addCopyButton(source) {
  const { copy, copied, copyFrom } = source.dataset
  const button = newButton(copy, async () => {
    await navigator.clipboard.writeText(document.getElementById(copyFrom).textContent)
    button.textContent = copied
  })
  button.className = 'button'
  button.setAttribute('aria-live', 'polite')
  source.append(button)
}

function addPrintButton(place) {
  const button = newButton(place.dataset.print, () => window.print())
  button.className = 'button'
  place.append(button)
}

const typingPauseMs = 400

/** Which rules a new password follows already, marked and said once the typing pauses. */
function judgeAsTyped(box) {
  const input = box.querySelector('input')
  const said = JSON.parse(box.dataset.said)
  const lines = document.querySelectorAll(`#${input.id}-hint [data-rule]`)
  const rules = [...lines].map((line) => ({ line, pattern: new RegExp(line.dataset.rule, 'su') }))
  const region = document.createElement('p')
  region.className = 'unseen'
  region.setAttribute('role', 'status')
  box.after(region)
  let waiting
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(judge, typingPauseMs)
  })
  function judge() {
    const { value } = input
    for (const { line, pattern } of rules) line.classList.toggle('met', value !== '' && pattern.test(value))
    region.textContent = value === '' ? '' : said[rules.filter(({ line }) => line.classList.contains('met')).length]
  }
}

/** A code that came whole, from the clipboard or the browser, needs no press; one that is typed does. */
function sendWhenWhole(input) {
  const send = () => /^\d{6}$/.test(input.value.replace(/[\s-]/g, '')) && input.form.requestSubmit()
  input.addEventListener('paste', () => setTimeout(send))
  input.addEventListener('input', ({ inputType }) => inputType === 'insertReplacementText' && send())
}

/** `data-passkey` is `get` or `create`; `data-options` what the server asks of the authenticator, as JSON. */
function offerPasskey(form) {
  const kind = form.dataset.passkey
  const parse = kind === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'
  if (typeof window.PublicKeyCredential?.[parse] !== 'function') return
  const publicKey = PublicKeyCredential[parse](JSON.parse(form.dataset.options))
  const offering = new AbortController()
  let offer = Promise.resolve()

  const button = newButton(form.dataset.button, async () => {
    // A browser takes one request at a time: the silent one must be over.
    offering.abort()
    await offer
    await ask({ publicKey }).catch((fault) => showPasskeyFault(form, fault))
  })
  button.className = form.dataset.primary === undefined ? 'button' : 'button primary'
  form.append(button)
  form.closest('[hidden]')?.removeAttribute('hidden')

  async function ask(options) {
    const credential = await navigator.credentials[kind](options)
    if (credential === null) return
    form.elements.credential.value = JSON.stringify(credential)
    form.requestSubmit()
  }

  // The browser offers passkeys where the name is typed; nobody who has none is told so.
  if (kind !== 'get' || form.dataset.autofill === undefined) return
  PublicKeyCredential.isConditionalMediationAvailable?.().then((isAvailable) => {
    if (!isAvailable || offering.signal.aborted) return
    offer = ask({ publicKey, mediation: 'conditional', signal: offering.signal }).catch(() => undefined)
  })
}

/** Says with the password whether this device could make a passkey, so that nobody is offered what they cannot have. */
function markPasskeys(mark) {
  const kind = window.PublicKeyCredential
  if (typeof kind?.parseCreationOptionsFromJSON !== 'function') return
  kind.isUserVerifyingPlatformAuthenticatorAvailable?.().then((isAvailable) => {
    if (isAvailable) mark.value = 'yes'
  })
}

/** A way that leads to a passkey, where this browser can make one. */
function showWhereMade(place) {
  place.hidden = typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON !== 'function'
}

/** Browsers say the same of a press on Cancel, of time that ran out and of no passkey: that is no alarm, and has a way on. */
function showPasskeyFault(form, fault) {
  if (fault.name === 'AbortError') return
  const isCancelled = fault.name === 'NotAllowedError'
  form.querySelector('.passkey-fault')?.remove()
  const text = document.createElement('p')
  text.className = isCancelled ? 'hint passkey-fault' : 'fault passkey-fault'
  text.setAttribute('role', isCancelled ? 'status' : 'alert')
  text.textContent = isCancelled ? form.dataset.cancelled : form.dataset.failed
  form.append(text)
}

/** A second press while the first is under way does nothing. Back brings a page back that can be sent again. */
function sendOnce(form) {
  let isSending = false
  const buttons = () => form.querySelectorAll('button[type="submit"], button:not([type])')
  form.addEventListener('submit', (event) => {
    if (isSending) return event.preventDefault()
    isSending = true
    for (const button of buttons()) button.setAttribute('aria-busy', 'true')
  })
  window.addEventListener('pageshow', () => {
    isSending = false
    for (const button of buttons()) button.removeAttribute('aria-busy')
  })
}

function newButton(label, press) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.addEventListener('click', press)
  return button
}
