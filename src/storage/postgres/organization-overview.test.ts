import { twoApplications } from '../../../test/support/two-applications.ts'
import { organizationOverviewContract } from '../conformance/organization-overview.ts'

organizationOverviewContract(twoApplications)
