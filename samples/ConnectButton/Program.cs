using SoundCloud.Samples;
using SoundCloud.Sandbox;

// The site of docs/examples/connect-button in C#, on a sandbox: dotnet run --project samples/ConnectButton
await using var sandbox = SoundCloudSandbox.Start();
await using var site = Site.Create(args, options =>
{
    (options.ClientId, options.ClientSecret) = (sandbox.ClientId, sandbox.ClientSecret);
    (options.ApiUri, options.AuthUri) = (sandbox.ApiUri, sandbox.AuthUri);
});
await site.RunAsync();
