import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StepUpHost } from '../components/ui/step-up-host.tsx'
import { Toaster } from '../components/ui/toaster.tsx'
import { queryClient, router } from './router.ts'

/** Style elements are off: the content security policy refuses them, and nothing used here needs any. */
export function Providers() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <StepUpHost />
        <Toaster />
      </QueryClientProvider>
    </CSPProvider>
  )
}
