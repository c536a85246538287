/** What a column may become, beside a key of the metadata. */
export const mappableFields = [
  'email',
  'email_verified',
  'username',
  'phone_number',
  'phone_verified',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'user_id',
  'blocked',
  'created_at',
  'updated_at',
  'last_login',
  'last_ip',
  'logins_count',
  'last_password_reset',
  'password_hash',
  'password_salt',
  'totp_secret',
  'custom_password_hash',
  'mfa_factors',
  'identities',
  'user_metadata',
  'app_metadata',
] as const

/** A key of the metadata, such as `user_metadata.plan`. */
export function isMetadataKey(field: string): boolean {
  return /^(user|app)_metadata\.[^.]{1,100}$/.test(field)
}

const otherNames: Readonly<Record<string, readonly string[]>> = {
  email: ['mail', 'emailaddress', 'primaryemail', 'primaryemailaddress'],
  email_verified: ['verified', 'isverified', 'emailconfirmed', 'ismailverified'],
  username: ['login', 'user', 'userlogin', 'preferredusername'],
  phone_number: ['phone', 'mobile', 'telephone', 'mobilephone', 'primaryphonenumber'],
  phone_verified: ['phonenumberverified'],
  name: ['fullname', 'displayname'],
  given_name: ['firstname', 'first', 'vorname', 'forename'],
  family_name: ['lastname', 'last', 'surname', 'nachname'],
  nickname: ['nick'],
  picture: ['avatar', 'photo', 'image', 'imageurl'],
  user_id: ['id', 'userid', 'uid', 'sub', 'uuid'],
  blocked: ['isblocked', 'disabled', 'suspended', 'locked'],
  created_at: ['created', 'createdon', 'registered', 'signupdate'],
  updated_at: ['updated', 'modified'],
  last_login: ['lastsignin', 'lastlogindate', 'lastsigninat'],
  password_hash: ['password', 'passwordhash', 'hash', 'passworddigest', 'encryptedpassword'],
  password_salt: ['salt', 'passwordsalt'],
  totp_secret: ['totp', 'totpsecret', 'otpsecret'],
}

/** What a column most likely is, by its name; null where nothing says so. */
export function guessedField(column: string): string | null {
  const name = column.toLowerCase().replace(/[^a-z0-9]/g, '')
  const own = mappableFields.find((field) => field.replaceAll('_', '') === name)
  if (own !== undefined) return own
  return Object.entries(otherNames).find(([, names]) => names.includes(name))?.[0] ?? null
}
