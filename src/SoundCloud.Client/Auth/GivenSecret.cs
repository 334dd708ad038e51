namespace SoundCloud;

/// <summary>A secret as it is given: what is read from a file, the environment or a clipboard has a line end that is not part of it.</summary>
internal static class GivenSecret
{
    /// <summary>The secret without the white space around it; null where there is none.</summary>
    /// <exception cref="InvalidRequestException">It has a character that no header can carry. The message does not show it.</exception>
    public static string? Clean(string? secret, string name)
    {
        if (secret?.Trim() is not { Length: > 0 } clean)
            return null;
        return IsSendable(clean) ? clean : throw new InvalidRequestException(Messages.SecretNotSendable(name));
    }

    /// <summary>Whether a header can carry it as it is: printable ASCII, RFC 6749 appendix A.12.</summary>
    public static bool IsSendable(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
