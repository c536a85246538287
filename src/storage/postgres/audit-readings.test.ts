import { twoApplications } from '../../../test/support/two-applications.ts'
import { auditReadingStoreContract } from '../conformance/audit-readings.ts'

auditReadingStoreContract(twoApplications)
