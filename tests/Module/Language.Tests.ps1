# Messages in the language of the system, in PowerShells that were started in it. The client's suite compares the texts themselves.

BeforeDiscovery {
    # Spanish is the same in Spain and Mexico. Users of other languages read English. Turkish has another i.
    $languages = @(
        @{ Culture = 'es-ES'; IsSpanish = $true }
        @{ Culture = 'es-MX'; IsSpanish = $true }
        @{ Culture = 'en-GB'; IsSpanish = $false }
        @{ Culture = 'de-DE'; IsSpanish = $false }
        @{ Culture = 'tr-TR'; IsSpanish = $false }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    . $PSScriptRoot/Sandbox.ps1
    . $PSScriptRoot/Processes.ps1
    $sources = Join-Path $RepositoryRoot 'src'

    # The texts of a language as patterns: {0} is anything.
    function Get-Pattern([string] $File) {
        foreach ($project in 'SoundCloud.Client', 'SoundCloud.PowerShell', 'SoundCloud.Storage') {
            foreach ($value in ([xml](Get-Content -Raw (Join-Path $sources $project 'Resources' $File))).root.data.value) {
                '^' + ([regex]::Escape($value) -replace '\\\{\d[^}]*\}', '.*') + '$'
            }
        }
    }

    $workers = @{}

    # Starts a PowerShell in a language.
    function Start-In([string] $Culture) {
        $folder = New-Item (Join-Path $TestDrive "in$([guid]::NewGuid().ToString('N'))") -ItemType Directory
        $environment = @{
            LC_ALL                   = "$($Culture.Replace('-', '_')).UTF-8"
            SOUNDCLOUD_ACCOUNTS_PATH = Join-Path $folder 'soundcloud-tests-accounts'
        }
        # On Windows, the environment does not set the language.
        Start-Worker $environment -First ($IsWindows ? $ReadEnglish.Replace('en-US', $Culture) : '')
    }

    # Runs a script in the PowerShell of a language; the script writes one JSON text.
    function Invoke-In([string] $Culture, [scriptblock] $Script, [object] $Worker = ($workers[$Culture] ??= Start-In $Culture)) {
        $result = Invoke-Worker $Worker ([scriptblock]::Create("& { $Script } @args")) $PSScriptRoot, $RepositoryRoot, $ModulePath
        $result.Message | Should -BeNullOrEmpty
        $result.Written -join "`n" | ConvertFrom-Json
    }

    $fail = {
        $ErrorActionPreference = 'Continue'
        $RepositoryRoot, $ModulePath = $args[1, 2]
        foreach ($name in 'Sandbox', 'Accounts', 'Interactive', 'Failures') {
            . (Join-Path $args[0] "$name.ps1")
        }

        $box = Start-Box
        $wrong = [pscredential]::new($box.ClientId, (ConvertTo-Secret 'wrong'))
        $app = [pscredential]::new($box.ClientId, (ConvertTo-Secret $box.ClientSecret))
        # Of each kind one.
        $records = foreach ($failure in ($Failures | Group-Object { $_.Id } | ForEach-Object { $_.Group[0] }) + $FailuresElsewhere) {
            $null = Connect-User $box -With @{ MaximumRetryCount = 0 }
            $record = @(Get-Everything $failure.Act | Where-Object { $_ -is [Management.Automation.ErrorRecord] })[0]
            [ordered]@{
                Expected = $failure.Id
                Id       = $record.FullyQualifiedErrorId
                Category = "$($record.CategoryInfo.Category)"
                Message  = "$record"
                Advice   = $record.ErrorDetails.RecommendedAction
            }
            [SoundCloud.Sandbox.SoundCloudSandbox]::Faults | ForEach-Object { $box.DisableFault($_.Name) }
        }
        Disconnect-SoundCloud -KeepToken
        $box.Stop()
        ConvertTo-Json @($records)
    }
}

AfterAll {
    Stop-Program @($workers.Values)
}

Describe 'Errors in Spanish' {
    BeforeAll {
        $english = Invoke-In 'en-US' $fail
        $spanish = Invoke-In 'es-ES' $fail
        $englishTexts = Get-Pattern 'Messages.resx'
        $spanishTexts = Get-Pattern 'Messages.es.resx'
    }

    It 'are of every kind' {
        $source = Get-Content -Raw (Join-Path $sources 'SoundCloud.PowerShell' 'Errors' 'ErrorRecords.cs')
        $made = [regex]::Matches($source, '"SoundCloud\.(\w+)"').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique

        $made | Where-Object { $_ -notin $spanish.Expected } | Should -Be 'Conflict'
    }

    It 'have the ids and categories that they have in English' {
        foreach ($record in $spanish) {
            $record.Id | Should -BeLike "SoundCloud.$($record.Expected),SoundCloud.PowerShell.Commands.*Command"
        }

        $spanish.Id | Should -BeExactly $english.Id
        $spanish.Category | Should -BeExactly $english.Category
    }

    It 'say in Spanish what happened and what to do' {
        for ($i = 0; $i -lt $spanish.Count; $i++) {
            foreach ($part in 'Message', 'Advice') {
                $text = $spanish[$i].$part
                $text | Should -Not -BeExactly $english[$i].$part
                @($spanishTexts | Where-Object { $text -cmatch $_ }) | Should -Not -BeNullOrEmpty -Because "$text ($($spanish[$i].Id))"
                @($englishTexts | Where-Object { $english[$i].$part -cmatch $_ }) | Should -Not -BeNullOrEmpty -Because $english[$i].$part
            }
        }
    }
}

Describe 'A language' {
    It '<Culture> is read where it is there, and else English' -ForEach $languages {
        $facts = Invoke-In $Culture {
                Connect-SoundCloud -Sandbox
            $made = { try { Get-SCTrack 'no id' -ErrorAction Stop } catch { $_.FullyQualifiedErrorId, "$_" } }
            $answered = { try { Get-SCTrack 99999 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId, "$_" } }
            $session = Get-SCSession
            $path = $args[2]
            $parallel = 1 | ForEach-Object -Parallel {
                Import-Module $using:path
                try { Get-SCTrack 99999 -Session $using:session -ErrorAction Stop } catch { "$_" }
            }
            $job = Start-ThreadJob {
                Import-Module $using:path
                try { Get-SCTrack 99999 -Session $using:session -ErrorAction Stop } catch { "$_" }
            }
            $facts = @{
                UI       = [cultureinfo]::CurrentUICulture.Name
                Made     = & $made
                Answered = & $answered
                Others   = @($parallel) + @($job | Receive-Job -Wait -AutoRemoveJob)
                Stored   = $(try { Connect-SoundCloud -Account ('x' * 65) -AllowPlainTextStore -WarningAction Ignore } catch { "$_" })
            }
            Stop-SCSandbox
            $facts | ConvertTo-Json
        }

        $facts.UI | Should -BeExactly $Culture
        $facts.Made[0] | Should -BeExactly 'SoundCloud.InvalidId,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $facts.Answered[0] | Should -BeExactly 'SoundCloud.NotFound,SoundCloud.PowerShell.Commands.GetSCTrackCommand'
        $said = $IsSpanish ? @{
            Made     = "'no id' no es un identificador de pista: se esperaba un número, un URN, una dirección de la API o un enlace de soundcloud.com."
            Answered = 'SoundCloud respondió 404 - Not Found.'
            Stored   = 'El nombre de una cuenta debe tener de 1 a 64 caracteres, ninguno de ellos de control.'
        } : @{
            Made     = "'no id' is not a track id: expected a number, a URN, an API address or a soundcloud.com link."
            Answered = 'SoundCloud answered 404 - Not Found.'
            Stored   = 'An account name must have 1 to 64 characters, none of them a control character.'
        }
        $facts.Made[1] | Should -BeExactly $said.Made
        $facts.Answered[1] | Should -BeExactly $said.Answered
        $facts.Others | Should -BeExactly $said.Answered, $said.Answered -Because 'of other runspaces'
        $facts.Stored | Should -BeExactly $said.Stored -Because 'its assembly is in a load context of its own'
    }

    It 'is the pipeline''s, also for what is said on other threads' {
        $facts = Invoke-In 'en-US' {
            Connect-SoundCloud -Sandbox
            $said = { try { Get-SCTrack 99999 -ErrorAction Stop } catch { "$_" } }
            $facts = @(& $said)
            [cultureinfo]::CurrentUICulture = 'es-ES'
            $facts += & $said
            [cultureinfo]::CurrentUICulture = 'en-US'
            $facts += & $said
            Stop-SCSandbox
            ConvertTo-Json $facts
        }

        $facts | Should -BeExactly 'SoundCloud answered 404 - Not Found.', 'SoundCloud respondió 404 - Not Found.', 'SoundCloud answered 404 - Not Found.'
    }

    It 'is loaded by the first who has something to say, and by nobody before' {
        $facts = Invoke-In 'es-ES' {
            function Test-Loaded {
                foreach ($owner in [SoundCloud.Track], [SoundCloud.PowerShell.Display]) {
                    $messages = $owner.Assembly.GetType("$($owner.Namespace).Messages")
                    $texts = $messages.GetField('Texts', 'NonPublic, Static').GetValue($null)
                    $resources = $texts.GetType().GetField('_resources', 'NonPublic, Instance')
                    $null -ne $resources.GetValue($texts).GetResourceSet('es', $false, $false)
                }
            }

            # On a busy machine the lists may take the two seconds after which their progress is shown.
            $ProgressPreference = 'SilentlyContinue'
            Connect-SoundCloud -Sandbox
            $null = Search-SCTrack night -First 250 | Get-SCTrack
            $null = Get-SCLike
            $before = @(Test-Loaded)
            Get-SCTrack 'no id' -ErrorAction SilentlyContinue
            Stop-SCSandbox
            ConvertTo-Json ($before + @(Test-Loaded))
        } ($workers.fresh = Start-In 'es-ES')

        $facts | Should -Be $false, $false, $true, $true
    }
}

Describe 'In Spanish' {
    BeforeAll {
        $facts = Invoke-In 'es-ES' {
                $RepositoryRoot, $ModulePath = $args[1, 2]
            foreach ($name in 'Sandbox', 'Accounts', 'Interactive', 'Bar') {
                . (Join-Path $args[0] "$name.ps1")
            }

            $box = Start-Box
            $null = Connect-User $box
            # -WhatIf writes to the host, so the lines are read from a transcript.
            $lines = Join-Path $env:SOUNDCLOUD_ACCOUNTS_PATH '..' 'lines.txt'
            $asked = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $asked.AddCommand('Import-Module').AddParameter('Name', $ModulePath).AddStatement().AddScript({
                    param($session, $lines)
                    $null = Start-Transcript $lines
                    Add-SCLike 1 -Session $session -WhatIf
                    Add-SCLike -Playlist 1 -Session $session -WhatIf
                    Save-SCTrack 1 -Path ([IO.Path]::GetTempPath()) -Session $session -WhatIf
                    $null = Stop-Transcript
                }).AddArgument((Get-SCSession)).AddArgument($lines).Invoke()
            $asked.Dispose()

            $signIn = Start-SignIn $box @{ NoBrowser = $true }
            $shown = Get-ShownUri $signIn
            # The page's address is shown; nobody can guess it.
            $address = $signIn.User.Shown | Select-String "$($signIn.Redirect.GetLeftPart('Authority'))/[\w-]{43}" | ForEach-Object { $_.Matches[0].Value }
            $page = Invoke-WebRequest $address
            $signIn.User.Type((Get-Answer $shown '&sandbox_deny=true').Address)
            $denied = try { Complete-SignIn $signIn } catch { "$_" }

            $facts = @{
                WhatIf   = @(Get-Content $lines | Select-String '^What if:' | ForEach-Object Line)
                Page     = [Net.WebUtility]::HtmlDecode($page.Content)
                Shown    = $signIn.User.Shown
                Denied   = $denied
                Warned   = "$(Save-User $box ada 3>&1; Connect-SoundCloud -Account ada -AllowPlainTextStore 3>&1)"
                Steps    = Get-Bar { $clock.Pass(2); 1..1234 | ForEach-Object { $bar.Step($PSCmdlet) }; $clock.Pass(2); $bar.Step($PSCmdlet) } | Select-Object -Last 1 Activity, StatusDescription
                Transfer = Get-Bar {
                    $clock.Pass(2)
                    $type.GetMethod('Show', [Reflection.BindingFlags] 'Instance, NonPublic').Invoke($bar, @($PSCmdlet, 'x', [SoundCloud.TransferProgress]::new(1MB, 2MB)))
                } | ForEach-Object StatusDescription
                Waiting  = Get-Bar { $bar.Wait($PSCmdlet, [timespan]::FromSeconds(2), '429 Too Many Requests') } | Select-Object Activity, StatusDescription
            }
            $box.Stop()
            $facts | ConvertTo-Json
        }
    }

    It 'are the actions of -WhatIf, whole' {
        $facts.WhatIf[0] | Should -BeLike '*"Dar me gusta a la pista"*'
        $facts.WhatIf[1] | Should -BeLike '*"Dar me gusta a la lista de reproducción"*'
        $facts.WhatIf[2] | Should -BeLike "*`"Guardar en '*'`"*"
    }

    It 'is progress, its numbers as the culture writes them' {
        $facts.Steps.StatusDescription | Should -BeExactly "Completados: $((1235).ToString('N0', [cultureinfo]::GetCultureInfo('es-ES')))"
        $facts.Transfer | Should -BeExactly '1,0 MB de 2,0 MB, 0,5 MB/s'
        $facts.Waiting.Activity | Should -BeExactly 'En espera para volver a intentarlo'
        $facts.Waiting.StatusDescription | Should -BeExactly '429 Too Many Requests' -Because 'HTTP''s words are HTTP''s'
    }

    It 'is a warning' {
        $facts.Warned | Should -BeLike 'Los tokens se guardan sin cifrar en *'
    }

    It 'is the page of the sign-in, and says so' {
        $facts.Page | Should -BeLike '*<html lang="es"*'
        $facts.Page | Should -BeLike '*<title>Conectar con SoundCloud</title>*'
        $facts.Page | Should -BeLike '*<h1 tabindex="-1">Conecta PowerShell con SoundCloud</h1>*'
        $facts.Page | Should -BeLike '*Inicias sesión en <strong>127.0.0.1:*</strong>. PowerShell nunca ve tu contraseña.*'
        $read = $facts.Page -replace '(?s)<(script|style).*?</\1>|<[^>]+>'
        $read | Should -Not -Match '\{\{|\b(you|your|window|the)\b'
    }

    It 'is what the sign-in asks' {
        $facts.Shown | Should -Contain 'Inicia sesión en SoundCloud en un navegador:'
        @($facts.Shown) -like 'Esperando 300 segundos; *' | Should -Not -BeNullOrEmpty
        $facts.Denied | Should -BeLike 'Se denegó el acceso en SoundCloud*'
    }
}
