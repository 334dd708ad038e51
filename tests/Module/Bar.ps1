# Dot-sourced by the tests of the progress bar.

# Runs a script in a separate runspace, with a progress bar, its type, and a clock that the script advances. Returns the progress records.
function Get-Bar([scriptblock] $Script, [string] $ProgressAction) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    try {
        $null = $shell.AddScript({
                [CmdletBinding()]
                param($assembly, $script)
                class Clock : TimeProvider {
                    [long] $Now = 1000000000
                    [long] GetTimestamp() { return $this.Now }
                    [void] Pass([double] $seconds) { $this.Now += [long]($seconds * [Diagnostics.Stopwatch]::Frequency) }
                }

                $clock = [Clock]::new()
                $type = $assembly.GetType('SoundCloud.PowerShell.ProgressBar')
                $bar = $type.GetConstructor([type[]]@([TimeProvider])).Invoke(@($clock))
                . ([scriptblock]::Create($script))
            }).AddArgument([SoundCloud.PowerShell.Display].Assembly).AddArgument("$Script")
        if ($ProgressAction) {
            $null = $shell.AddParameter('ProgressAction', $ProgressAction)
        }

        $null = $shell.Invoke()
        if ($shell.HadErrors) {
            throw $shell.Streams.Error[0]
        }

        @($shell.Streams.Progress)
    }
    finally {
        $shell.Dispose()
    }
}
