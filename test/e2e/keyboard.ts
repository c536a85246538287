// A journey by keyboard alone (console.md 7.3): each thing is reached by Tab, and by the arrows within a menu, a list or a
// group of radios, and pressed by Enter or Space. Whatever uses a pointer meanwhile fails the journey. So does a focus
// that got lost with what had it, that nobody can see, or that lies under something else (WCAG 2.4.3, 2.4.7, 2.4.11).
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Presses } from './presses.ts'

export interface Keys extends Presses {
  /** By Enter, unless another key does it: a box is ticked by Space. */
  click(target: Locator, key?: 'Enter' | 'Space'): Promise<void>
  /** Brings the focus there, and nothing else. */
  to(target: Locator): Promise<void>
}

/** More than any way takes: most lead there at once, and one along radios or options takes a step for each. */
const stepsAtMost = 60

export async function keysAlone(page: Page): Promise<Keys> {
  await page.addInitScript({ content: watch })
  await page.evaluate(watch)
  let count = 0

  async function to(target: Locator): Promise<void> {
    await goTo(target)
    // A page that was opened takes the focus to its title, perhaps only now.
    if ((await nextSteps(target)) !== null) await goTo(target)
  }

  async function goTo(target: Locator): Promise<void> {
    await target.waitFor()
    await expect.poll(() => whatHoldsUp(target), { message: `the way to ${target}` }).toBe(null)
    for (let steps = 0; ; steps += 1) {
      const way = await nextSteps(target)
      if (way === null) break
      if (steps === stepsAtMost) throw new Error(`No key leads to ${target}; the focus is on ${await focus(page)}.`)
      await hold(page, way)
    }
    if (await isSeenWithin(2000, target)) return
    // What loaded above it took it out of sight: a step to it and back brings it in again, unless something lies on it.
    await hold(page, { key: 'Tab', isBack: true, times: 1 })
    await hold(page, { key: 'Tab', isBack: false, times: 1 })
    await expect.poll(() => whatHidesIt(target), { message: `the focus on ${target}` }).toBe(null)
  }

  async function commit(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
    await to(target)
    await expect.poll(() => target.isEnabled(), { message: `${target} can be pressed` }).toBe(true)
    if ((await nextSteps(target)) !== null) await to(target)
    await page.keyboard.press(key)
    count += 1
  }

  return {
    get count() {
      return count
    },
    to,
    click: (target, key = 'Enter') => commit(target, key),
    check: async (target) => {
      await to(target)
      // An arrow chooses the radio that it leads to.
      if (await target.isChecked()) count += 1
      else await commit(target, 'Space')
      await expect.poll(() => target.isChecked(), { message: `${target} is chosen` }).toBe(true)
    },
    press: async (key) => {
      await page.keyboard.press(key)
      count += 1
    },
    fill: async (target, text) => {
      await to(target)
      await page.keyboard.press('Control+a')
      if (text === '') await page.keyboard.press('Delete')
      else await page.keyboard.insertText(text)
    },
    choose: async (list, option) => {
      await to(list)
      await page.keyboard.type(option)
      await expect.poll(() => list.locator('option:checked').textContent()).toBe(option)
    },
  }
}

async function isSeenWithin(timeout: number, target: Locator): Promise<boolean> {
  const seen = expect.poll(() => whatHidesIt(target), { timeout }).toBe(null)
  return seen.then(
    () => true,
    () => false,
  )
}

function focus(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 300)')
}

/** In the page. The watch of every journey turns an error in its console into a failure. */
const watch = `(() => {
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
    addEventListener(type, () => console.error('by keyboard alone, and a pointer was used: ' + type), true)
  }
  addEventListener('keydown', () => { globalThis.isUsed = true }, true)
})()`

/**
 * What the way to an element still waits for. A dialog takes the focus in when it opens and gives it back when it closes;
 * once a key was pressed in a page, something always has the focus.
 */
const whatHoldsUp = (target: Locator) =>
  target.evaluate((element): string | null => {
    const layers = '[role=dialog], [role=alertdialog], [role=menu]'
    const { activeElement: focus, body, defaultView } = element.ownerDocument
    // A note stands beside everything; a key of its own leads there.
    if (element.closest('[role=region][aria-live]')) return null
    if (focus === body && defaultView.isUsed) return 'the focus got lost'
    const layer = element.closest(layers)
    if (layer && !layer.contains(focus)) return 'the focus is not yet in the layer that opened'
    const around = focus.closest('[role=region][aria-live]') ? null : focus.closest(layers)
    return around && !around.contains(element) ? 'the focus is still in a layer that closes' : null
  })

interface Way {
  readonly key: string
  readonly isBack: boolean
  readonly times: number
}

/** As somebody holds a key down until they are there. */
async function hold(page: Page, { key, isBack, times }: Way): Promise<void> {
  if (isBack) await page.keyboard.down('Shift')
  for (let time = 0; time < times; time += 1) await page.keyboard.down(key)
  await page.keyboard.up(key)
  if (isBack) await page.keyboard.up('Shift')
}

/** What leads on towards an element, as far as can be told from where the focus is; null when it has the focus. */
const nextSteps = (target: Locator) =>
  target.evaluate((element): Way | null => {
    const page = element.ownerDocument
    const focus = page.activeElement
    const notes = element.closest('[role=region][aria-live]')
    if (notes && !notes.contains(focus)) return { key: 'F6', isBack: false, times: 1 }
    const role = element.getAttribute('role') ?? ''
    // The box that they belong to keeps the focus, and names the one that is marked.
    if (role === 'option') {
      const isMarked = focus.getAttribute('aria-activedescendant') === element.id
      return isMarked ? null : { key: 'ArrowDown', isBack: false, times: 1 }
    }
    if (focus === element) return null
    const { DOCUMENT_POSITION_FOLLOWING: following, DOCUMENT_POSITION_PRECEDING: preceding } = element
    const liesBack = (one: typeof element) => (one.compareDocumentPosition(focus) & following) !== 0
    const isRadio = element.type === 'radio' && focus.type === 'radio' && element.name === focus.name
    if (isRadio || role.startsWith('menuitem')) {
      return { key: liesBack(element) ? 'ArrowUp' : 'ArrowDown', isBack: false, times: 1 }
    }
    // Tab comes to the radio of a group that is chosen, and arrows lead on from there.
    const isChosen = (radio: typeof element) => radio.name === element.name && radio.checked
    const stop = (element.type === 'radio' && [...page.querySelectorAll('input[type=radio]')].find(isChosen)) || element
    const isBack = liesBack(stop)
    const [toTarget, toFocus] = isBack ? [following, preceding] : [preceding, following]
    const stops = [...page.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    const between = stops.filter(
      (one) =>
        one.tabIndex >= 0 &&
        one.checkVisibility({ visibilityProperty: true }) &&
        (one.type !== 'radio' || one.checked) &&
        (stop.compareDocumentPosition(one) & toTarget) !== 0 &&
        (focus === page.body || (focus.compareDocumentPosition(one) & toFocus) !== 0),
    )
    return { key: 'Tab', isBack, times: between.length + 1 }
  })

/**
 * Why the focus on an element cannot be seen. What is marked within a menu has a colour of its own, and the box of the
 * palette its caret. Of everything else a corner lies on top, and it has a ring.
 */
const whatHidesIt = (target: Locator) =>
  target.evaluate((element): string | null => {
    const { ownerDocument: page, parentElement } = element
    const role = element.getAttribute('role')
    if (role === 'option') return null
    const isRinged = (one: typeof element) => {
      const { outlineStyle, outlineWidth, boxShadow } = page.defaultView.getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }
    const isMarked = 'highlighted' in element.dataset || role === 'combobox'
    if (!isMarked && !isRinged(element) && !isRinged(parentElement)) return 'it has no ring'
    const { left, right, top, bottom, width, height } = element.getClientRects()[0]
    const [x, y] = [Math.min(4, width / 4), Math.min(4, height / 4)]
    const across = [left + x, right - x]
    const corners = [top + y, bottom - y].flatMap((down) => across.map((place) => [place, down]))
    const isOnTop = corners.some(([place, down]) => {
      const hit = page.elementFromPoint(place, down)
      return hit && (element.contains(hit) || hit.contains(element))
    })
    return isOnTop ? null : 'something lies on it, or it is out of sight'
  })
