import { twoApplications } from '../../../test/support/two-applications.ts'
import { organizationGrantStoreContract } from '../conformance/organization-grants.ts'

organizationGrantStoreContract(twoApplications)
