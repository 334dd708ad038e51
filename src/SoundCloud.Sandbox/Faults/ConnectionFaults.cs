using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>What goes wrong below HTTP.</summary>
internal static class ConnectionFaults
{
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
        new("hang-body", "Sends the headers and half the body, then nothing more. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.Wire = Wire.HangHalfway,
        },
        new("truncated-body", "Closes the connection half-way through the body. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.Wire = Wire.CloseHalfway,
        },
        new("drip", "Sends the body in sixteen pieces. :ms = milliseconds between them (default 50), :ms:n = for the first n requests.")
        {
            CountsFirst = false,
            Alter = (one, _, response) =>
            {
                response.Wire = Wire.Drip;
                response.DripDelay = TimeSpan.FromMilliseconds(one.Argument ?? 50);
            },
        },
    ];
}
