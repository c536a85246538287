import { twoApplications } from '../../../test/support/two-applications.ts'
import { recoveryFactStoreContract } from '../conformance/recovery-facts.ts'

recoveryFactStoreContract(twoApplications)
