// What one search text may cost. Every limit is checked before or while reading, so an attack costs what a person's
// search costs (security.md INJ-03, INJ-14).

/** Two hundred clauses of forty characters; well inside the 16 kB that Node takes for a request's head. */
export const maxSearchCharacters = 8192

/** Parentheses inside parentheses. Reading recurses once a level, so this also bounds the stack. */
export const maxSearchDepth = 20

/** Every clause becomes a condition of one SQL statement, and the planner's work grows faster than their number. */
export const maxSearchClauses = 200

/** Each star of one term is a place where matching may have to try again. */
export const maxWildcardsPerTerm = 8

/** auth0.md 4.2 rule 9: with fewer, a term that does not begin with text would match nearly everybody. */
export const minWildcardLetters = 3
