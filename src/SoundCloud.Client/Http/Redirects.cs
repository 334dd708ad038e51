namespace SoundCloud;

/// <summary>Which redirects a call follows.</summary>
internal enum Redirects
{
    /// <summary>None: a redirect is the answer.</summary>
    None,

    /// <summary>Those on the API's own origin: what another host says is not the API's answer.</summary>
    WithinApi,

    /// <summary>All, as files lie on other hosts.</summary>
    Anywhere,
}
