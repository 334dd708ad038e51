# How the module loads its account store and its packages. tests/SoundCloud.Storage.Tests tests the store itself.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $lacksKeyring = Get-SkipReason dbus, gnome-keyring
    # Another version of what the store is built on.
    $other = 'Microsoft.Identity.Client', 'Microsoft.Identity.Client.Extensions.Msal' | ForEach-Object { Join-Path $RepositoryRoot 'out' 'tests' 'OtherMsal' "$_.dll" }
    $lacksPSResourceGet = -not (Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    # What a fresh shell begins with: the module, and the door to its stores, which no cmdlet opens on its own.
    $prologue = {
        param($Manifest)
        $ErrorActionPreference = 'Stop'
        Import-Module $Manifest
        # One cmdlet has run: from then on the assembly is set up.
        $null = Get-SCSession
        $none = [Threading.CancellationToken]::None
        function Get-Door { (Get-Command Get-SCSession).ImplementingType.Assembly.GetType('SoundCloud.PowerShell.Stores') }
        function Open-PlainText($folder) { (Get-Door).GetMethod('OpenPlainText').Invoke($null, @($folder)) }
        function Open-Secure($folder) { (Get-Door).GetMethod('OpenSecureAsync').Invoke($null, @($folder, $none)).GetAwaiter().GetResult() }
        # Loads all of it, also where no keyring is: what names a type of Microsoft.Identity.Client.
        function Use-Msal($store) {
            $context = [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($store.GetType().Assembly)
            $msal = $context.LoadFromAssemblyName('Microsoft.Identity.Client.Extensions.Msal')
            $null = $msal.GetType('Microsoft.Identity.Client.Extensions.Msal.MsalCacheHelper').GetMethod('RegisterCache').GetParameters().ParameterType
        }
        function Get-Loaded {
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                $name = $assembly.GetName()
                if ($name.Name -match '^(SoundCloud\.Storage|Microsoft\.Identity.*|System\.Security\.Cryptography\.ProtectedData)$') {
                    "$($name.Name) $($name.Version.ToString(3)) in $([Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name)"
                }
            }
        }
        function Test-Store($store) {
            $null = $store.WriteAsync('me', 'kept', $none).GetAwaiter().GetResult()
            "$($store.Kind) gives back: $($store.ReadAsync('ME', $none).GetAwaiter().GetResult())"
        }
    }

    # Runs a script after the prologue in a separate process whose home is in TestDrive.
    function Invoke-StoreShell([scriptblock] $Script, [string[]] $Arguments) {
        $outside = @{}
        $inside = @{ HOME = "$TestDrive"; XDG_CONFIG_HOME = $null; XDG_DATA_HOME = $null; XDG_CACHE_HOME = $null; XDG_RUNTIME_DIR = $null; DBUS_SESSION_BUS_ADDRESS = $null }
        foreach ($name in $inside.Keys) {
            $outside[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $inside[$name])
        }

        try {
            Invoke-FreshShell ([scriptblock]::Create("param(`$Manifest, `$Folder, `$First, `$Second)`n. { $prologue } `$Manifest`n$Script")) (@($ModulePath, (Join-Path $TestDrive 'accounts')) + $Arguments)
        }
        finally {
            foreach ($name in $outside.Keys) {
                [Environment]::SetEnvironmentVariable($name, $outside[$name])
            }
        }
    }
}

Describe 'The packages of the store' {
    It 'are in a folder of their own, and nothing else is' {
        Get-ChildItem (Join-Path (Split-Path $ModulePath) 'storage') -Recurse -File | ForEach-Object Name | Sort-Object | Should -Be @(
            'Microsoft.Extensions.DependencyInjection.Abstractions.dll'
            'Microsoft.Extensions.Logging.Abstractions.dll'
            'Microsoft.Identity.Client.dll'
            'Microsoft.Identity.Client.Extensions.Msal.dll'
            'Microsoft.IdentityModel.Abstractions.dll'
            'RESPite.dll'
            'SoundCloud.Storage.dll'
            'SoundCloud.Storage.resources.dll'
            'StackExchange.Redis.dll'
            'System.Diagnostics.DiagnosticSource.dll'
            'System.IO.Hashing.dll'
            'System.IO.Pipelines.dll'
            'System.Security.Cryptography.ProtectedData.dll'
        )
    }

    It 'are not loaded by an import nor by a connection' {
        Invoke-StoreShell { Connect-SoundCloud -Sandbox; Get-Loaded; 'connected' } | Should -Be 'connected'
    }

    It 'are not loaded by a store without them' {
        Invoke-StoreShell { Test-Store (Open-PlainText $Folder); Get-Loaded } |
            Should -Be 'PlainTextFile gives back: kept', 'SoundCloud.Storage 0.1.0 in SoundCloud.Storage'
    }

    It 'are not loaded where no keyring can be' -Skip:(-not $IsLinux) {
        Invoke-StoreShell { (Open-Secure $Folder).Item2; Get-Loaded } | Should -Be @(
            'There is no session bus (DBUS_SESSION_BUS_ADDRESS is not set), so no keyring can be used.'
            'SoundCloud.Storage 0.1.0 in SoundCloud.Storage'
        )
    }

    It 'are loaded beside those of a module that came first' -ForEach @{ Other = $other } {
        $lines = Invoke-StoreShell {
            $null = $First, $Second | ForEach-Object { [Reflection.Assembly]::LoadFrom($_) }
            $store = Open-PlainText $Folder
            Test-Store $store
            Use-Msal $store
            Get-Loaded
        } $Other
        $lines | Should -Contain 'PlainTextFile gives back: kept'
        $lines | Should -Contain 'Microsoft.Identity.Client.Extensions.Msal 4.92.0 in SoundCloud.Storage'
        $lines | Should -Contain 'Microsoft.Identity.Client 4.92.0 in SoundCloud.Storage'
        $lines -match '^Microsoft\.Identity\.Client 4\.(?!92).* in Default$' | Should -HaveCount 1
        $lines -match '^Microsoft\.Identity\.Client\.Extensions\.Msal 4\.(?!92).* in Default$' | Should -HaveCount 1
    }

    It 'do not stand in the way of a module that comes after' -ForEach @{ Other = $other } {
        $lines = Invoke-StoreShell {
            $store = Open-PlainText $Folder
            Use-Msal $store
            $null = $First, $Second | ForEach-Object { [Reflection.Assembly]::LoadFrom($_) }
            $null = [Reflection.Assembly]::Load('Microsoft.Identity.Client')
            Test-Store $store
            Get-Loaded
        } $Other
        $lines | Should -Contain 'PlainTextFile gives back: kept'
        $lines | Should -Contain 'Microsoft.Identity.Client.Extensions.Msal 4.92.0 in SoundCloud.Storage'
        $lines -match '^Microsoft\.Identity\.Client 4\.(?!92).* in Default$' | Should -HaveCount 1
        $lines -match '^Microsoft\.Identity\.Client\.Extensions\.Msal 4\.(?!92).* in Default$' | Should -HaveCount 1
    }

    It 'are not found by anybody else' {
        Invoke-StoreShell {
            Use-Msal (Open-PlainText $Folder)
            try { [Reflection.Assembly]::Load('Microsoft.Identity.Client.Extensions.Msal').Location } catch { $_.Exception.InnerException.GetType().Name }
        } | Should -Be 'FileNotFoundException'
    }

    It 'get along with PSResourceGet, imported <When>' -Skip:$lacksPSResourceGet -ForEach @{ When = 'before' }, @{ When = 'after' } {
        Invoke-StoreShell {
            if ($First -eq 'before') { Import-Module Microsoft.PowerShell.PSResourceGet }
            $store = Open-PlainText $Folder
            Use-Msal $store
            if ($First -eq 'after') { Import-Module Microsoft.PowerShell.PSResourceGet }
            Test-Store $store
            $null = Get-PSResourceRepository
            (Get-Loaded) -match 'Extensions\.Msal .* in SoundCloud\.Storage'
        } $When | Should -Be 'PlainTextFile gives back: kept', 'Microsoft.Identity.Client.Extensions.Msal 4.92.0 in SoundCloud.Storage'
    }

    It 'are found again after the module was imported anew, <Name>' -ForEach @(
        @{ Name = 'with -Force'; Copy = $false }
        @{ Name = 'from another folder'; Copy = $true }
    ) {
        $manifest = $ModulePath
        if ($Copy) {
            Copy-Item (Split-Path $ModulePath) (Join-Path $TestDrive 'SoundCloud') -Recurse
            $manifest = Join-Path $TestDrive 'SoundCloud' 'SoundCloud.psd1'
        }

        Invoke-StoreShell {
            Test-Store (Open-PlainText $Folder)
            Import-Module $First -Force
            Test-Store (Open-PlainText $Folder)
            @(Get-Loaded).Count
        } $manifest | Should -Be 'PlainTextFile gives back: kept', 'PlainTextFile gives back: kept', '1'
    }
}

Describe "A keyring$lacksKeyring" -Skip:([bool]$lacksKeyring) {
    It 'keeps an entry for the next process' -ForEach @{ Other = $other } {
        $run = (New-Item (Join-Path $TestDrive 'run') -ItemType Directory).FullName
        $script = {
            param($Manifest, $Folder, $Verb, [Parameter(ValueFromRemainingArguments)] $Other)
            . { PROLOGUE } $Manifest
            # What another module would have loaded first.
            foreach ($path in $Other) { $null = [Reflection.Assembly]::LoadFrom($path) }
            $opened = Open-Secure $Folder
            if (-not $opened.Item1) { return "none: $($opened.Item2)" }
            switch ($Verb) {
                'write' { Test-Store $opened.Item1 }
                'read' { $opened.Item1.ReadAsync('me', $none).GetAwaiter().GetResult() }
                'loaded' { Get-Loaded }
            }
        }
        $file = Join-Path $TestDrive 'Keyring.ps1'
        Set-Content $file "$script".Replace('PROLOGUE', "$prologue")
        $app = "$($Shell.ForEach({ "'$_'" })) -NoProfile -NonInteractive -File '$file' '$ModulePath' '$(Join-Path $TestDrive 'kept')'"
        $otherFirst = ($Other | ForEach-Object { "'$_'" }) -join ' '
        $lines = env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u DISPLAY -u WAYLAND_DISPLAY "HOME=$TestDrive" "XDG_RUNTIME_DIR=$run" dbus-run-session -- `
            sh -c "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; $app write; $app read $otherFirst; $app loaded" 2>$null
        $lines | Should -Be @(
            'SecretService gives back: kept'
            'kept'
            'SoundCloud.Storage 0.1.0 in SoundCloud.Storage'
            'Microsoft.Identity.Client.Extensions.Msal 4.92.0 in SoundCloud.Storage'
        )
    }
}
