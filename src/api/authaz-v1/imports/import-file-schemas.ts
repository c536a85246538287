import { Type } from 'typebox'
import { fileFormats, passwordAlgorithms } from '../../../imports/file-shape.ts'
import { onConflicts } from '../../../imports/import-file.ts'
import { byteEncodings, saltPositions } from '../../../passwords/foreign/hash-input.ts'

const closedObject = { additionalProperties: false }
const encodings = byteEncodings.filter((encoding) => encoding !== 'utf8')

export const uploadQuery = Type.Object(
  {
    format: Type.Enum([...fileFormats], {
      description: `How the file is written: one of ${fileFormats.join(', ')}. csv and clerk begin with a header.`,
    }),
  },
  closedObject,
)

export const checkBody = Type.Object(
  {
    mapping: Type.Optional(
      Type.Array(
        Type.Object(
          {
            column: Type.String({ minLength: 1, maxLength: 220, description: 'The name of a column.' }),
            field: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Null()], {
              description: 'A field of an import, a key such as user_metadata.plan, or null to leave the column out.',
            }),
          },
          closedObject,
        ),
        { maxItems: 200, description: 'What each column becomes; only for csv, ndjson and json, and there required.' },
      ),
    ),
    password: Type.Optional(
      Type.Object(
        {
          algorithm: Type.Enum([...passwordAlgorithms], { description: `One of ${passwordAlgorithms.join(', ')}.` }),
          encoding: Type.Optional(Type.Enum([...encodings] as ('hex' | 'base64')[], { description: 'hex or base64.' })),
          saltPosition: Type.Optional(Type.Enum([...saltPositions], { description: 'prefix or suffix.' })),
        },
        { ...closedObject, description: 'How the column of password hashes is written; bcrypt where left out.' },
      ),
    ),
    connection: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description: 'The name of a connection; the first database if left out.',
      }),
    ),
  },
  closedObject,
)

export const runBody = Type.Object(
  {
    onConflict: Type.Enum([...onConflicts], {
      description: 'What becomes of a record whose user is there already: skip, update or fail.',
    }),
    updateFields: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 120 }), {
        minItems: 1,
        maxItems: 200,
        uniqueItems: true,
        description:
          'With update: the only fields that users who are there get, such as name or user_metadata.plan; if left out all that the file has.',
      }),
    ),
    emailVerified: Type.Optional(
      Type.Union([Type.Boolean(), Type.Null()], {
        description: 'true or false for every address; null or left out: what the file says.',
      }),
    ),
    sendInvitations: Type.Optional(
      Type.Boolean({ description: 'true mails a link that sets a password to new users who have none.' }),
    ),
    organizationId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'The id or name of an organization new users join.' }),
    ),
    roleId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'The id of a role that new users get.' }),
    ),
  },
  closedObject,
)
