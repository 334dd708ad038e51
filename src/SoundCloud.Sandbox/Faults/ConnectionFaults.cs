using System.Text;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Faults of the connection and of the framing of an answer.</summary>
internal static class ConnectionFaults
{
    private const int Megabyte = 1024 * 1024;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("hang-headers", "Takes the request and never answers. :n = the first n requests.")
        {
            Replace = (_, _) => new HttpResponse(0) { Wire = Wire.HangBeforeHead },
        },
        new("reset", "Resets the connection before any header. :n = the first n requests.")
        {
            Replace = (_, _) => new HttpResponse(0) { Wire = Wire.Reset },
        },
        new("close-early", "Closes the connection before any header. :n = the first n requests.")
        {
            Replace = (_, _) => new HttpResponse(0).WriteRaw(_ => Task.CompletedTask),
        },
        new("garbage", "Sends an answer that is not HTTP. :n = the first n requests.")
        {
            Replace = (_, _) => new HttpResponse(0).WriteRaw(async answer => await answer.SendAsync("SSH-2.0-OpenSSH_9.6\r\n\r\n").ConfigureAwait(false)),
        },
        new("header-flood", "Sends 100,000 headers. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer => await answer.SendAsync(
                $"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"X-Flood-{number.Text()}: {number.Text()}\r\n"))}\r\n").ConfigureAwait(false)),
        },
        new("drip-headers", "Sends the headers byte by byte. :ms = milliseconds between bytes (default 1), :ms:n = for the first n requests.")
        {
            CountsFirst = false,
            Alter = (one, _, response) => response.WriteRaw(async answer =>
            {
                foreach (var letter in answer.Head())
                {
                    await answer.WaitAsync(TimeSpan.FromMilliseconds(one.Argument ?? 1)).ConfigureAwait(false);
                    await answer.SendAsync(new[] { letter }).ConfigureAwait(false);
                }

                await answer.SendAsync(answer.Body).ConfigureAwait(false);
            }),
        },
        new("informational", "Sends 100, 102 and 103 before the answer. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n").ConfigureAwait(false);
                await answer.SendAsync(answer.Head()).ConfigureAwait(false);
                await answer.SendAsync(answer.Body).ConfigureAwait(false);
            }),
        },
        new("informational-endless", "Sends 102 every 20 ms, and never an answer. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                while (true)
                {
                    await answer.SendAsync("HTTP/1.1 102 Processing\r\n\r\n").ConfigureAwait(false);
                    await answer.WaitAsync(TimeSpan.FromMilliseconds(20)).ConfigureAwait(false);
                }
            }),
        },
        new("hang-body", "Sends the headers and half of the body, then nothing. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.Wire = Wire.HangHalfway,
        },
        new("truncated-body", "Closes the connection half-way through the body. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.Wire = Wire.CloseHalfway,
        },
        new("reset-body", "Resets the connection half-way through the body. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync(answer.Head()).ConfigureAwait(false);
                await answer.SendAsync(Half(answer)).ConfigureAwait(false);
                answer.Reset();
            }),
        },
        new("truncated-chunk", "Closes the connection within a chunk of the body. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync(answer.Head("Transfer-Encoding: chunked")).ConfigureAwait(false);
                await answer.SendAsync($"{answer.Body.Length:x}\r\n").ConfigureAwait(false);
                await answer.SendAsync(Half(answer)).ConfigureAwait(false);
            }),
        },
        new("bad-chunk", "Sends a chunk length that is not a number. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync(answer.Head("Transfer-Encoding: chunked")).ConfigureAwait(false);
                await answer.SendAsync("many\r\n").ConfigureAwait(false);
                await answer.SendAsync(answer.Body).ConfigureAwait(false);
            }),
        },
        new("length-too-long", "Content-Length is 100 bytes more than the body. :n = the first n requests.") { Alter = (_, _, response) => SayLength(response, 100) },
        new("length-too-short", "Content-Length is 10 bytes less than the body. :n = the first n requests.") { Alter = (_, _, response) => SayLength(response, -10) },
        new("huge-body", "A large body of spaces, with a Content-Length. :m = megabytes (default 100), :m:n = for the first n requests.")
        {
            CountsFirst = false,
            Alter = (one, _, response) => response.WriteRaw(async answer =>
            {
                var megabytes = one.Argument ?? 100;
                await answer.SendAsync(answer.Head($"Content-Length: {((long)megabytes * Megabyte).Text()}")).ConfigureAwait(false);
                await SendSpacesAsync(answer, megabytes).ConfigureAwait(false);
            }),
        },
        new("endless-body", "A chunked body of spaces that never ends. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync(answer.Head("Transfer-Encoding: chunked")).ConfigureAwait(false);
                await SendSpacesAsync(answer, int.MaxValue, $"{Megabyte:x}\r\n", "\r\n").ConfigureAwait(false);
            }),
        },
        new("trickle", "Sends the headers, then spaces one by one, and never an end. :ms = milliseconds between bytes (default 100), :ms:n = for the first n requests.")
        {
            CountsFirst = false,
            Alter = (one, _, response) => response.WriteRaw(async answer =>
            {
                await answer.SendAsync(answer.Head("Transfer-Encoding: chunked")).ConfigureAwait(false);
                while (true)
                {
                    await answer.SendAsync("1\r\n \r\n").ConfigureAwait(false);
                    await answer.WaitAsync(TimeSpan.FromMilliseconds(one.Argument ?? 100)).ConfigureAwait(false);
                }
            }),
        },
        new("drip", "Sends the body in sixteen pieces. :ms = milliseconds between pieces (default 50), :ms:n = for the first n requests.")
        {
            CountsFirst = false,
            Alter = (one, _, response) =>
            {
                response.Wire = Wire.Drip;
                response.DripDelay = TimeSpan.FromMilliseconds(one.Argument ?? 50);
            },
        },
    ];

    private static ReadOnlyMemory<byte> Half(RawAnswer answer) => answer.Body[..(answer.Body.Length / 2)];

    private static void SayLength(HttpResponse response, int more) => response.WriteRaw(async answer =>
    {
        await answer.SendAsync(answer.Head($"Content-Length: {(answer.Body.Length + more).Text()}")).ConfigureAwait(false);
        await answer.SendAsync(answer.Body).ConfigureAwait(false);
    });

    private static async Task SendSpacesAsync(RawAnswer answer, int megabytes, string before = "", string after = "")
    {
        var spaces = Encoding.ASCII.GetBytes(before + new string(' ', Megabyte) + after);
        for (var sent = 0; sent < megabytes; sent++)
            await answer.SendAsync(spaces).ConfigureAwait(false);
    }
}
