namespace SoundCloud;

/// <content>Waveforms: on the CDN, which is asked without the token.</content>
public sealed partial class TracksClient
{
    /// <summary>The waveform of a track, from <see cref="Track.WaveformUrl"/>. That is a picture's address; the numbers that it was drawn from lie beside it.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NoWaveformException">It has none, or none yet.</exception>
    /// <exception cref="ProtocolException">What came is no waveform.</exception>
    public async Task<Waveform> GetWaveformAsync(Track track, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(track.WaveformUrl))
            throw new NoWaveformException(track);
        var picture = Origin.Require(track.WaveformUrl, static () => Messages.WaveformAddress);
        var numbers = new UriBuilder(picture) { Path = Path.ChangeExtension(picture.AbsolutePath, ".json") }.Uri;
        using var response = await _connection.GetFileAsync(numbers, cancellationToken).ConfigureAwait(false);
        return Waveform.Read(ApiConnection.BodyOf(response));
    }
}
