using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Makes an open session the default of this runspace.</summary>
/// <remarks>
/// <para>The cmdlets use the session that was opened last, unless -Session names another one. This cmdlet goes back to one that is still open,
/// by its account or as an object from Get-SCSession -All or from Connect-SoundCloud -PassThru. It sends nothing. The session that was the
/// default stays open.</para>
/// <para>If no session of the account is open, or the session was disconnected, you get the error SoundCloud.NotConnected. To open a stored
/// account, use Connect-SoundCloud -Account.</para>
/// </remarks>
/// <example>
/// Go back to another account
/// <code>
/// Connect-SoundCloud -Account me
/// Connect-SoundCloud -Account label
/// Set-SCSession me
/// (Get-SCUser).Username
/// </code>
/// Both sessions stay open, and no new sign-in is needed.
/// </example>
/// <example>
/// Go back to the session before this one
/// <code>
/// Connect-SoundCloud -Account label
/// Get-SCSession -All | Where-Object -Not IsDefault |
///     Select-Object -Last 1 | Set-SCSession -PassThru
/// </code>
/// Get-SCSession -All lists the sessions in the order in which they were opened.
/// </example>
/// <example>
/// Use a session of another runspace
/// <code>
/// $session = Get-SCSession
/// $module = "$((Get-Module SoundCloud).ModuleBase)/SoundCloud.psd1"
/// 'nightshift-label', 'jowymusic' | ForEach-Object -Parallel {
///     Import-Module $using:module
///     $using:session | Set-SCSession
///     Get-SCUser $_
/// }
/// </code>
/// After this, the cmdlets in the script block need no -Session.
/// </example>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso cref="DisconnectSoundCloudCommand"/>
[Cmdlet(VerbsCommon.Set, "SCSession", SupportsShouldProcess = true, DefaultParameterSetName = ByAccount)]
[OutputType(typeof(void), typeof(SoundCloudSession))]
public sealed class SetSCSessionCommand : StoppableCommand
{
    private const string ByAccount = "Account";
    private const string ByObject = "Session";

    /// <summary>The account of the session, as Get-SCSession -All shows it.</summary>
    [Parameter(ParameterSetName = ByAccount, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenAccountCompleter))]
    [NoScriptBlock]
    public string? Account { get; set; }

    /// <summary>The session, from Get-SCSession -All or from Connect-SoundCloud -PassThru.</summary>
    [Parameter(ParameterSetName = ByObject, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SoundCloudSession? Session { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Account ?? (object?)Session, () =>
    {
        if (Account is not null)
            Use(Named(Account));
        else if (Session is not null)
            Use(Session);
    });

    private SoundCloudSession? Named(string account)
    {
        // Of the same sign-in, the newest. Exactly as typed first: there may be 'dj' and 'DJ'.
        var found = RunspaceSessions.All.Where(session => string.Equals(session.Account, account, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Exists(session => session.Account == account))
            found.RemoveAll(session => session.Account != account);
        if (found.DistinctBy(static session => (session.Account, session.ApiUri, session.Grant)).Count() > 1)
            throw new InvalidRequestException(Messages.SeveralSessions(account)) { Advice = Messages.AdviceOneSession };
        if (found.Count == 0)
            WriteError(ErrorRecords.NoOpenSession(account));
        return found.LastOrDefault();
    }

    private void Use(SoundCloudSession? session)
    {
        if (session is { IsClosed: true })
        {
            WriteError(ErrorRecords.NotConnected(wasConnected: true));
        }
        else if (session is not null && ShouldProcess(session.ToString(), Messages.UseSession))
        {
            RunspaceSessions.Current = session;
            if (PassThru)
                WriteObject(session);
        }
    }
}
