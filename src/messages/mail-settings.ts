// How mail of the application goes out and which letters its administrators wrote. What nobody set here follows the
// settings of the server and our own templates.
import type { JsonObject } from '../kernel/json.ts'
import type { MailAddress } from './mail-address.ts'
import type { MessageKind } from './message.ts'

export interface MailServer {
  readonly host: string
  readonly port: number
  readonly user: string | null
  readonly password: string | null
  /** Who writes, where a letter does not say; null: as the settings of the server have it. */
  readonly from: MailAddress | null
}

/** Liquid, all three; null where ours stands. */
export interface LetterTemplate {
  readonly subject: string | null
  readonly from: string | null
  readonly body: string | null
}

/** For letters with a link that leads somewhere afterwards. */
export interface LinkRule {
  /** Null: as long as such links live by default. */
  readonly lifetimeSeconds: number | null
  readonly resultUrl: string | null
  readonly includeEmailInRedirect: boolean
}

export const plainLinkRule: LinkRule = { lifetimeSeconds: null, resultUrl: null, includeEmailInRedirect: false }

export interface MailSettings {
  readonly server: MailServer | null
  readonly templates: Readonly<Partial<Record<MessageKind, LetterTemplate>>>
  /** Whom letters with a template go to, by user id: what the templates may say of them. */
  readonly people: Readonly<Record<string, LetterPerson>>
}

export interface LetterPerson {
  readonly email: string | null
  readonly emailVerified: boolean
  readonly username: string | null
  readonly phoneNumber: string | null
  readonly name: string | null
  readonly nickname: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly picture: string | null
  readonly appMetadata: JsonObject | null
  readonly userMetadata: JsonObject | null
  /** The connection of the identity they came with. */
  readonly connection: string
}

export interface MailSettingsStore {
  /** All that these messages need, whatever their number: one read, and a second where a template is among them. */
  readFor(messages: readonly MessageAddressee[]): Promise<MailSettings>
  readLinkRule(kind: MessageKind): Promise<LinkRule>
  setServer(server: MailServer | null): Promise<void>
  setTemplate(kind: MessageKind, template: (LetterTemplate & LinkRule) | null): Promise<void>
}

export interface MessageAddressee {
  readonly kind: MessageKind
  readonly userId: string | null
}
