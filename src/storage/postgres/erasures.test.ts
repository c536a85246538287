import { twoApplications } from '../../../test/support/two-applications.ts'
import { erasureStoreContract } from '../conformance/erasures.ts'

erasureStoreContract(twoApplications)
