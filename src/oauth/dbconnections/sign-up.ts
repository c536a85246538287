import { timeOrderedHex } from '../../kernel/ids.ts'
import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { Newcomer } from '../../sign-ins/create-or-spend.ts'
import { signUpDirectly } from '../../sign-ins/sign-up-directly.ts'
import { refuseOtherMethods } from '../client-grant-types.ts'
import type { Parameters } from '../parameters.ts'
import type { DatabaseCall } from './database-call.ts'
import { DatabaseError } from './database-error.ts'
import { passwordFault } from './password-fault.ts'

/**
 * Makes an account. Known and new addresses get the same answer, with an id that is nobody's, and the owner gets the mail
 * (AUT-03).
 */
export async function signUp({ directory, client, connection, parameters, origin }: DatabaseCall): Promise<object> {
  // An account that is made here has a password.
  refuseOtherMethods(client, 'password')
  const newcomer = newcomerFrom(parameters)
  try {
    await signUpDirectly(directory, origin, connection, newcomer)
  } catch (fault) {
    throw passwordFault(fault, connection)
  }
  return {
    _id: timeOrderedHex(directory.clock.now()),
    email_verified: false,
    email: newcomer.email.toLowerCase(),
    ...(newcomer.username === undefined ? {} : { username: newcomer.username.toLowerCase() }),
    ...profileFrom(parameters),
    ...(newcomer.userMetadata === undefined ? {} : { user_metadata: newcomer.userMetadata }),
  }
}

function newcomerFrom(parameters: Parameters): Newcomer & { readonly password: string } {
  const username = parameters.text('username', 128)
  const metadata = metadataFrom(parameters)
  const { name, nickname, given_name, family_name, picture } = profileFrom(parameters)
  return {
    email: parameters.required('email', 320).trim(),
    password: parameters.required('password', 20_000),
    ...(username === null ? {} : { username }),
    ...(name === undefined ? {} : { name }),
    ...(nickname === undefined ? {} : { nickname }),
    ...(given_name === undefined ? {} : { givenName: given_name }),
    ...(family_name === undefined ? {} : { familyName: family_name }),
    ...(picture === undefined ? {} : { picture }),
    ...(metadata === undefined ? {} : { userMetadata: metadata }),
  }
}

const lengths = { name: 300, nickname: 300, given_name: 150, family_name: 150, picture: 2_048 } as const
type ProfileName = keyof typeof lengths

function profileFrom(parameters: Parameters): Partial<Record<ProfileName, string>> {
  const names = Object.keys(lengths) as ProfileName[]
  const given = names.flatMap((name) => {
    const text = parameters.text(name, lengths[name])
    return text === null ? [] : [[name, text] as const]
  })
  const profile = Object.fromEntries(given) as Partial<Record<ProfileName, string>>
  if (profile.picture !== undefined && !/^https:\/\//.test(profile.picture)) {
    throw refused('picture must be an address that begins with https://')
  }
  return profile
}

/** What strangers may bring along is little: ten texts of 500 characters, as the vendor has it. */
const metadataNamesAtMost = 10
const metadataTextMaxLength = 500

function metadataFrom(parameters: Parameters): JsonObject | undefined {
  const given = parameters.json('user_metadata')
  if (given === undefined || given === null) return undefined
  const isFine =
    isJsonObject(given) &&
    Object.keys(given).length <= metadataNamesAtMost &&
    Object.entries(given).every(
      ([name, value]) => name.length <= 100 && typeof value === 'string' && value.length <= metadataTextMaxLength,
    )
  if (isFine) return given
  throw refused(
    `user_metadata must be an object of at most ${metadataNamesAtMost} texts of ${metadataTextMaxLength} characters`,
  )
}

function refused(description: string): DatabaseError {
  return new DatabaseError(400, 'BadRequestError', 'invalid_request', description)
}
