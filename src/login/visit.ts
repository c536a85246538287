// One request to a page: who asks, in which language, and from which browser.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ApplicationSettings, defaultSettings } from '../applications/settings.ts'
import type { Directory } from '../directory.ts'
import { cookieHeader, readCookie } from '../http/cookies.ts'
import { formToken } from '../http/form-token.ts'
import { callerOf } from '../http/request-caller.ts'
import type { Caller } from '../kernel/actor.ts'
import { unstorable } from '../kernel/exact-json.ts'
import { firstLanguageTag } from '../kernel/language-tag.ts'
import { readingOnce } from '../kernel/reading-once.ts'
import { newBrowserSecret, type SignIn } from '../sign-ins/sign-in.ts'
import { readChosenLocale } from './chosen-locale.ts'
import { chooseLanguage } from './locale.ts'
import { basePath } from './own-address.ts'
import type { Scene } from './scene.ts'

export interface Visit {
  readonly directory: Directory
  /** Of those who run Rollcall, for what they are to hear of; where the page is theirs, the same. */
  readonly console: Directory
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly settings: ApplicationSettings
  readonly caller: Caller
  /** Of the cookie that binds sign-ins and forms to this browser. */
  readonly browserSecret: string
  /** False: the browser brought none, so nothing it sends is from a page of ours. */
  readonly hasBrowserCookie: boolean
}

/** Whose pages these are, and who runs them. */
export type Hosts = Pick<Visit, 'directory' | 'console'>

export async function openVisit(
  { directory, console }: Hosts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const asked = readingOnce(directory, {
    settings: ['read'],
    clients: ['find'],
    organizations: ['find'],
    connections: ['find', 'findDefaultDatabase', 'listUsedBy'],
  })
  return visitWith(await asked.stores.settings.read(), { directory: asked, console }, request, reply)
}

/** For a page that must be shown when nothing can be read. */
/** A database that is away is what the page may be about: then it is shown in no colours of anybody. */
export async function openVisitAnyway(hosts: Hosts, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const settings = await hosts.directory.stores.settings.read().catch(() => defaultSettings)
  return visitWith(settings, hosts, request, reply)
}

function visitWith(
  settings: ApplicationSettings,
  { directory, console }: Hosts,
  request: FastifyRequest,
  reply: FastifyReply,
): Visit {
  const { publicUrl } = directory
  const kept = readCookie(request.headers.cookie, 'sign-in', publicUrl)
  const browserSecret = kept ?? newBrowserSecret()
  if (kept === null && request.method === 'GET' && !reply.hasHeader('set-cookie')) {
    reply.header('set-cookie', cookieHeader('sign-in', browserSecret, { publicUrl, maxAgeSeconds: null }))
  }
  return {
    directory,
    console,
    request,
    reply,
    settings,
    caller: callerOf(request),
    browserSecret,
    hasBrowserCookie: kept !== null,
  }
}

/** The query's texts; whatever came twice, as something else, or cannot be stored counts as absent. */
export function queryText({ request }: Pick<Visit, 'request'>, name: string): string | null {
  const value = (request.query as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && value !== '' && unstorable(value) === null ? value : null
}

/** The language that the address asks for first, for a sign-in that keeps it. */
export function askedLocale(visit: Pick<Visit, 'request'>): string | null {
  return firstLanguageTag(queryText(visit, 'ui_locales')?.split(' ') ?? [])
}

interface ScenePlace {
  readonly path: string
  readonly signIn?: SignIn | null
  /** What the person signs in to, where that is a client. */
  readonly clientName?: string | null
  /** What they chose in their account, where this browser knows of no choice. */
  readonly ownLocale?: string | null
}

export function sceneOf(visit: Visit, { path, signIn = null, clientName = null, ownLocale = null }: ScenePlace): Scene {
  const { settings, request, directory, browserSecret } = visit
  const { locale, texts } = chooseLanguage({
    asked: signIn?.choices.locale ?? queryText(visit, 'ui_locales'),
    chosen: readChosenLocale(request.headers.cookie) ?? ownLocale,
    acceptLanguage: request.headers['accept-language'] ?? null,
    standard: settings.defaultLocale,
  })
  const state = signIn?.id ?? null
  return {
    locale,
    texts,
    base: basePath(directory.publicUrl),
    settings,
    appName: clientName ?? settings.displayName,
    state,
    reference: signIn?.reference ?? null,
    formToken: formToken(directory, browserSecret, tokenSubject(state)),
    path,
  }
}

/** What a form's token is for: its sign-in, or any page that belongs to none. */
export function tokenSubject(state: string | null): string {
  return state === null ? 'page without a sign-in' : `sign-in ${state}`
}
