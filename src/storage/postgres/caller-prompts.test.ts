import { twoApplications } from '../../../test/support/two-applications.ts'
import { callerPromptStoreContract } from '../conformance/caller-prompts.ts'

callerPromptStoreContract(twoApplications)
