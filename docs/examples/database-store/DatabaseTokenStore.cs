using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace SoundCloud.Examples;

/// <summary>Keeps tokens in a table: <c>create table tokens (name text primary key, entry text not null)</c>.</summary>
internal sealed class DatabaseTokenStore(string path) : ITokenStore
{
    private const int Busy = 5;

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        (string?)await QueryAsync("select entry from tokens where name = $name", name, null, cancellationToken).ConfigureAwait(false);

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken) => QueryAsync(
        entry is null ? "delete from tokens where name = $name"
            : "insert into tokens (name, entry) values ($name, $entry) on conflict (name) do update set entry = excluded.entry",
        name, entry, cancellationToken);

    // The lock is a write transaction on a separate, empty database. If the process dies, the system ends the transaction.
    public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => Task.Run<IAsyncDisposable>(
        () =>
        {
            var connection = new SqliteConnection($"Data Source={path}.{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}.lock;Pooling=False;Default Timeout=1");
            try
            {
                for (connection.Open(); !TryBegin(connection);)
                    cancellationToken.ThrowIfCancellationRequested();
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
        cancellationToken);

    // Waits for up to a second.
    private static bool TryBegin(SqliteConnection connection)
    {
        try
        {
            connection.BeginTransaction(deferred: false);
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == Busy)
        {
            return false;
        }
    }

    private async Task<object?> QueryAsync(string sql, string name, string? entry, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$name", name);
        if (entry is not null)
            command.Parameters.AddWithValue("$entry", entry);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
