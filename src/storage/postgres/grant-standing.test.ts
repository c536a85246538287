import { twoApplications } from '../../../test/support/two-applications.ts'
import { grantStandingStoreContract } from '../conformance/grant-standing.ts'

grantStandingStoreContract(twoApplications)
