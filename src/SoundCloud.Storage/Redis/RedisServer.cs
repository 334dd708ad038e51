using System.Collections.Concurrent;
using StackExchange.Redis;

namespace SoundCloud.Storage;

/// <summary>One server, over one connection that all stores of the process share. The connection comes back by itself.</summary>
internal sealed class RedisServer
{
    private const int DefaultPort = 6379;
    private const int TimeoutMilliseconds = 5000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, RedisServer> Open = new(StringComparer.Ordinal);

    private readonly ConnectionMultiplexer _connection;
    private readonly TimeProvider _time;

    // In ticks, so that it is read and written as a whole.
    private long _restsUntil;

    private RedisServer(ConnectionMultiplexer connection, string name, TimeProvider time) => (_connection, Name, _time) = (connection, name, time);

    /// <summary>Its address as users may see it.</summary>
    public string Name { get; }

    /// <summary>Connects, or joins a connection that works.</summary>
    /// <exception cref="TokenStoreException">The server cannot be reached, or refuses.</exception>
    public static async Task<RedisServer> ConnectAsync(Uri address, string? user, string? password, CancellationToken cancellationToken)
    {
        var name = address.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var key = string.Join('\n', name, user, password);
        if (Open.TryGetValue(key, out var open) && await open.AnswersAsync(cancellationToken).ConfigureAwait(false))
            return open;
        try
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(OptionsOf(address, user, password)).WaitAsync(cancellationToken).ConfigureAwait(false);
            return Open[key] = new(connection, name, TimeProvider.System);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            throw Failure(name, exception);
        }
    }

    /// <summary>Sends commands; where the server is away, again until the patience ends. They must do no harm when they are sent twice.</summary>
    /// <exception cref="TokenStoreException">The server is away, or refuses.</exception>
    public async Task<T> SendAsync<T>(Func<IDatabase, Task<T>> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await work(_connection.GetDatabase()).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                if (exception is RedisServerException || _time.GetElapsedTime(start) >= patience)
                    throw Failure(Name, exception);
            }
            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a command for what can be done without. A server that is slow or away is not asked again for a while.</summary>
    /// <exception cref="TokenStoreException">The server is away, or refuses.</exception>
    public async Task<T> SendSoonAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow().UtcTicks < Volatile.Read(ref _restsUntil))
            throw new TokenStoreException(Messages.ServerAway(Name));
        try
        {
            return await work(_connection.GetDatabase()).WaitAsync(Soon, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            Volatile.Write(ref _restsUntil, (_time.GetUtcNow() + Rest).UtcTicks);
            throw Failure(Name, exception);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(static redis => redis.PingAsync(), TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TokenStoreException)
        {
            return false;
        }
    }

    private static ConfigurationOptions OptionsOf(Uri address, string? user, string? password) => new()
    {
        EndPoints = { { address.Host, address.IsDefaultPort || address.Port < 0 ? DefaultPort : address.Port } },
        DefaultDatabase = int.TryParse(address.AbsolutePath.Trim('/'), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0,
        Ssl = address.Scheme is "rediss",
        User = string.IsNullOrEmpty(user) ? null : user,
        Password = string.IsNullOrEmpty(password) ? null : password,
        ClientName = "SoundCloud",
        AbortOnConnectFail = true,
        ConnectRetry = 1,
        ConnectTimeout = TimeoutMilliseconds,
        AsyncTimeout = TimeoutMilliseconds,
        // A command is sent now or reported now: how long to wait for the server is decided here.
        BacklogPolicy = BacklogPolicy.FailFast,
        ReconnectRetryPolicy = new LinearRetry(500),
        IncludeDetailInExceptions = false,
        SetClientLibrary = false,
        TieBreaker = "",
        ConfigurationChannel = "",
    };

    // The client's messages name machines and keys, and a server's can repeat what it was sent: only the first word of those is shown, such as NOAUTH.
    private static TokenStoreException Failure(string name, Exception exception) => exception switch
    {
        RedisServerException => new(Messages.ServerRefuses(name, exception.Message.Split(' ')[0]), exception.InnerException),
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => new(Messages.ServerRefusesPassword(name)),
        _ => new(Messages.ServerAway(name)),
    };
}
