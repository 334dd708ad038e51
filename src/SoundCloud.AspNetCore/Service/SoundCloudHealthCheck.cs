using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SoundCloud.AspNetCore;

/// <summary>Whether the app has a token, or gets one. A token that is good is not asked for again.</summary>
internal sealed class SoundCloudHealthCheck(SoundCloudService service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await service.Client.Auth.SignInAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (SoundCloudException e)
        {
            return new(context.Registration.FailureStatus, e.Message);
        }
    }
}
