// The one filter tree. Every face translates its own query language into it, storage alone translates it into SQL.
// It says what is asked, never how it is found.

/** How a field's values compare: `folded` ignores letter case, `text` does not, `json` is a path into a metadata object. */
export type FieldType = 'text' | 'folded' | 'number' | 'boolean' | 'date' | 'json'

export interface FilterField {
  /** The domain's name for the field, such as `givenName` or `appMetadata`. */
  readonly name: string
  readonly type: FieldType
  /**
   * For `json`: the keys below the metadata root; array levels are skipped when matching. For `roles`: the organization in
   * which they are held; without it those of the whole application are meant.
   */
  readonly path?: readonly string[]
  /** False where the field takes neither wildcards nor ranges (auth0.md 4.2 rules 11 and 12). */
  readonly wildcards: boolean
  readonly ranges: boolean
}

export type Scalar = string | number | boolean | Date

export interface Bound {
  readonly value: Scalar
  readonly inclusive: boolean
}

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'exists'; readonly field: FilterField }
  /** `alternatives` holds every reading of one typed value: an unquoted `13` in metadata is the number or the text. */
  | { readonly kind: 'equals'; readonly field: FilterField; readonly alternatives: readonly Scalar[] }
  /** The literal pieces between wildcards: `a*b` is ['a','b'], `*ann*` is ['','ann','']. Always two pieces or more. */
  | { readonly kind: 'matches'; readonly field: FilterField; readonly pieces: readonly string[] }
  | { readonly kind: 'range'; readonly field: FilterField; readonly from: Bound | null; readonly to: Bound | null }
  /** A bare term: any of the texts a person is known by. One piece means the whole value, more are wildcarded. */
  | { readonly kind: 'known-as'; readonly pieces: readonly string[] }
