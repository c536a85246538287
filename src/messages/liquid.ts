// Liquid as letters have it: outputs are escaped, nothing is included, no file is read, and time, memory and length are
// bounded, because a template is written by somebody and filled with what anybody typed (INJ-10).
import type { Liquid } from 'liquidjs'
import type { JsonObject } from '../kernel/json.ts'

const parseLimitCharacters = 200_000
/** For all that is rendered of one letter. */
const letterLimitMs = 200
const memoryLimit = 2_000_000
const longestResult = 1_000_000

/** `html` escapes what is put out; `text` is for a subject or an address. */
export type LiquidTarget = 'html' | 'text'

/** Throws a fault whose message names the line and the reason. */
type RenderLiquid = (target: LiquidTarget, source: string) => Promise<string>

/** For one letter: what it renders shares one time limit. */
export function letterRenderer(variables: JsonObject): RenderLiquid {
  let leftMs = letterLimitMs
  return async (target, source) => {
    const engine = (await engines())[target]
    // Only its own time counts: other letters are written while this one waits.
    const since = performance.now()
    const result = engine.parseAndRenderSync(source, variables, { ownPropertyOnly: true, renderLimit: leftMs })
    leftMs -= performance.now() - since
    if (typeof result !== 'string' || result.length > longestResult) throw new Error('the letter is too long')
    return result
  }
}

/** Why the source is no template, with the line; null when it is one. */
export async function liquidFault(source: string): Promise<string | null> {
  const { html } = await engines()
  try {
    html.parse(source)
    return null
  } catch (fault) {
    return reasonOf(fault)
  }
}

const shownReason = 200

/** Of a fault of Liquid the first line: it says what and where, without the template around it. */
export function reasonOf(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault)
  return (text.split('\n', 1)[0] as string).replace(/\p{C}+/gu, ' ').slice(0, shownReason)
}

let opened: Promise<Readonly<Record<LiquidTarget, Liquid>>> | null = null

/** With the first template: a server starts sooner without the library. */
function engines(): Promise<Readonly<Record<LiquidTarget, Liquid>>> {
  opened ??= import('liquidjs').then(({ Liquid }) => {
    const limits = { parseLimit: parseLimitCharacters, memoryLimit }
    const options = { ...limits, templates: {}, ownPropertyOnly: true, strictFilters: true, timezoneOffset: 0 }
    return {
      html: withoutIncludes(new Liquid({ ...options, outputEscape: 'escape' })),
      text: withoutIncludes(new Liquid(options)),
    }
  })
  return opened
}

/** A letter is one template: whatever names another is refused where it is read. */
function withoutIncludes(engine: Liquid): Liquid {
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag]
  return engine
}
