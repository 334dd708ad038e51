using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SoundCloud;

/// <summary>Authorization requests in a store, where another process finds them by their state: for ten minutes and one use.</summary>
internal static class StoredRequests
{
    /// <summary>How long a request can be answered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Prefix = "request/";

    /// <summary>Whether an entry of that name is a request, and not an account.</summary>
    public static bool IsRequest(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Keeps a request, and removes those that were never answered.</summary>
    public static async Task KeepRequestAsync(this IAccountStore store, AuthorizationRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.RemoveOldAsync(now, cancellationToken).ConfigureAwait(false);
        var name = NameOf(request.State);
        await using var held = (await store.LockAsync(name, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WriteAsync(name, (now + Lifetime).ToString("O", CultureInfo.InvariantCulture) + ' ' + request.Export(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a request out of the store, as the text of its export. Null where there is none, its time is over, or another caller was first.</summary>
    public static async Task<string?> TakeRequestAsync(this IAccountStore store, string state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = NameOf(state);
        // Anybody can make up a state: nothing is locked for it.
        if (await store.ReadAsync(name, cancellationToken).ConfigureAwait(false) is null)
            return null;
        string? text;
        bool isTaken;
        var held = await store.LockAsync(name, cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            text = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            isTaken = text is not null && await store.ReplaceAsync(name, text, null, cancellationToken).ConfigureAwait(false);
        }
        // What is left of its lock goes too, also where another caller was first and this one made it again.
        await store.RemoveUnusedAsync(name, now, cancellationToken).ConfigureAwait(false);
        if (!isTaken)
            return null;
        var end = text!.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && DateTimeOffset.TryParse(text.AsSpan(0, end), CultureInfo.InvariantCulture, out var until) && now < until ? text[(end + 1)..] : null;
    }

    // A state can be any text, and is not shown to who reads the store.
    private static string NameOf(string state) => Prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)), 0, 16);
}
