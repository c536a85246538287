import { stateMaxLength } from '../answer-target.ts'
import type { Rule } from './rule.ts'

/** Given back as it came; the client alone knows what it means (RFC 6749 §4.1.1). */
export const state: Rule = ({ parameters }) => ({ state: parameters.text('state', stateMaxLength) })
