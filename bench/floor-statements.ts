// The same people with the same columns as `/api/v2` answers, in the fewest steps.

const person = `u.id AS user_id, u.email, u.email_verified, u.username, u.phone_number, u.phone_verified, u.name,
  u.nickname, u.given_name, u.family_name, u.picture, u.created_at, u.updated_at,
  (SELECT json_agg(json_build_object('connection', c.name, 'user_id', i.subject, 'provider', i.provider,
      'isSocial', false, 'profileData', i.profile) ORDER BY i.is_primary DESC, i.linked_at, i.subject)
    FROM identities i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE i.application_id = u.application_id AND i.user_id = u.id) AS identities,
  u.app_metadata, u.user_metadata, u.blocked, u.last_password_reset, l.last_login, l.last_ip, l.logins_count
  FROM users u LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
  WHERE u.application_id = $1`

export const oneAsRow = `SELECT ${person} AND u.id = $2`
export const listAsRows = `SELECT ${person} ORDER BY u.created_at, u.id LIMIT 50`

export const oneAsJson = `SELECT row_to_json(person)::text AS body FROM (${oneAsRow}) person`
export const listAsJson = `SELECT json_agg(person)::text AS body FROM (${listAsRows}) person`

/** Everybody, as an export has them: one JSON object a line. */
export function everybodyAsJson(applicationId: number): string {
  const everybody = `SELECT ${person} ORDER BY u.id`.replace('$1', String(Math.trunc(applicationId)))
  return `COPY (SELECT row_to_json(person) FROM (${everybody}) person) TO STDOUT`
}
